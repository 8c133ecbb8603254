import Foundation
import Lab
import LabFaults

/// Which scenario to play: one of the catalogue, the demo's shop, or a file.
enum ScenarioChoice {
    private static let shop = "shop"

    /// The demo's shop.
    static func demo() throws -> Scenario {
        try Scenario(
            name: shop, yaml: String(decoding: PackageResources.shop_yaml, as: UTF8.self), file: "\(shop).yaml")
    }

    /// - Parameter choice: A name, or the path of a file.
    static func scenario(_ choice: String) throws -> Scenario {
        if choice == shop { return try demo() }
        if let known = FaultCatalogue.all.first(where: { $0.name == choice }) {
            return try Scenario(name: known.name, yaml: known.text, file: "\(known.name).yaml")
        }
        guard FileManager.default.fileExists(atPath: choice) else {
            throw CommandError(
                "there is no scenario and no file '\(choice)'; `midwatch lab scenarios` lists the names")
        }
        let file = try ScenarioFile(at: choice)
        return try Scenario(name: file.name, yaml: file.text, file: file.path)
    }

    /// Every scenario that has a name.
    static func all() throws -> [Scenario] {
        try [demo()] + FaultCatalogue.all.map { try Scenario(name: $0.name, yaml: $0.text, file: "\($0.name).yaml") }
    }
}
