import MidwatchTestKit

/// The answers that many tests give.
enum Answers {
    /// Never answers.
    static let stall: FakeServer.Handler = { _, responder in try await responder.stall() }

    /// A server's version.
    static let version = json(#"{"major":"1","minor":"20+","gitVersion":"v1.20.2"}"#)

    /// Answers every request with JSON.
    static func json(_ text: String) -> FakeServer.Handler {
        { _, responder in try await responder.respond(text) }
    }

    /// Refuses every request.
    static func fail(_ status: Int, _ reason: String) -> FakeServer.Handler {
        { _, responder in try await responder.fail(status, reason: reason) }
    }
}
