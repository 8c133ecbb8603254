import Foundation
import LabFaults
import Testing

@testable import Lab

@Suite struct `The catalogue of faults` {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/Lab/Faults").standardizedFileURL

    @Test func `holds every file of its folders`() throws {
        let files = try #require(FileManager.default.enumerator(at: Self.folder, includingPropertiesForKeys: nil))
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "yaml" }
        #expect(FaultCatalogue.all.map(\.name) == files.map { $0.deletingPathExtension().lastPathComponent }.sorted())
        for file in files {
            let name = file.deletingPathExtension().lastPathComponent
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(FaultCatalogue.all.first { $0.name == name }?.text == text, "\(name)")
        }
    }

    @Test(arguments: FaultCatalogue.all.map(\.name))
    func `each file reads`(name: String) throws {
        let text = try #require(FaultCatalogue.all.first { $0.name == name }).text
        let scenario = try Scenario(name: name, yaml: text, file: "\(name).yaml")
        #expect(scenario.expectation != nil)
    }
}
