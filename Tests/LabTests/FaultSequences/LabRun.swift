import Foundation
import KubernetesModel
import Logging
import MidwatchTestKit

@testable import Lab

/// Plays a fault in the Lab, and sees what becomes of it.
enum LabRun {
    static func observe(_ fault: FaultFile) throws -> [ObservedObject] {
        var scenario = try Scenario(name: fault.name, yaml: fault.text, file: "\(fault.name).yaml")
        scenario.nodes = [NodePlan(name: "node-1")]
        let player = try ScenarioPlayer(
            scenario, startingAt: Date(timeIntervalSince1970: 1_780_000_000), seed: 1,
            logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() })
        let server = player.cluster.server
        var observer = FaultObserver()
        var revision = 0
        while true {
            let (changes, current) = server.store.changes(after: revision)
            revision = current
            for change in changes where change.key?.namespace == ObjectReader.namespace {
                if let object = change.object(server.kinds) { observer.see(object, isDeleted: change.new == nil) }
            }
            guard !player.isOver, let instant = player.nextInstant else { return observer.observed }
            try player.advance(to: instant)
        }
    }
}

extension ObjectChange {
    /// The object as it is, or as it last was.
    fileprivate func object(_ kinds: KindRegistry) -> JSONValue? {
        guard let content = new ?? old, let kind = kinds.kind(resource) else { return nil }
        return StoredObject(content: content, revision: 0).value(kind, version: kind.version)
    }
}
