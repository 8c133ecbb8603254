import HummingbirdCore
import KubernetesModel

@testable import Lab

/// A watch that is read while it runs.
struct TestWatch: Sendable {
    private let writer = TestWriter()
    private let produce: Reply.Producer

    init(_ produce: @escaping Reply.Producer) { self.produce = produce }

    struct Event: Sendable, Hashable, CustomStringConvertible {
        let type: String
        let object: JSONValue

        var description: String { "\(type) \(object.name)" }
    }

    private var events: [Event] {
        String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true)
            .compactMap { line in
                guard let value = try? JSONValue(bytes: Array(line.utf8)) else { return nil }
                return Event(type: value["type"]?.stringValue ?? "", object: value["object"] ?? .null)
            }
    }

    /// Runs the watch until it has told so many events or has ended, while a body changes what it watches.
    func events(_ count: Int, while body: @escaping @Sendable () async throws -> Void = {}) async throws -> [Event] {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                var output: any ResponseBodyWriter = writer
                try await produce(&output)
                return true
            }
            group.addTask {
                try await body()
                return false
            }
            group.addTask {
                let deadline = ContinuousClock.now + .seconds(10)
                while events.count < count, ContinuousClock.now < deadline {
                    try await Task.sleep(for: .milliseconds(2))
                }
                return true
            }
            // Either the watch is over or enough was told.
            while let isOver = try await group.next(), !isOver {}
            group.cancelAll()
            return events
        }
    }
}
