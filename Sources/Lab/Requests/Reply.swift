internal import HummingbirdCore
internal import KubernetesModel

/// An answer, whatever carries it.
struct Reply: Sendable {
    enum Content: Sendable {
        case bytes([UInt8])
        /// The pieces of a long list, made while they are sent.
        case pieces(Producer)
        /// What goes on until the client goes: a watch, a log that is followed.
        case stream(Producer)
    }

    typealias Producer = @Sendable @concurrent (_ output: inout any ResponseBodyWriter) async throws -> Void

    var status = 200
    var contentType = "application/json"
    /// What the client's user should know.
    var warnings: [String] = []
    let content: Content

    init(status: Int = 200, contentType: String = "application/json", warnings: [String] = [], content: Content) {
        self.status = status
        self.contentType = contentType
        self.warnings = warnings
        self.content = content
    }

    static func json(_ value: JSONValue, status: Int = 200, warnings: [String] = []) -> Reply {
        Reply(status: status, warnings: warnings, content: .bytes(value.bytes))
    }

    static func text(_ text: String, status: Int = 200) -> Reply {
        Reply(status: status, contentType: "text/plain; charset=utf-8", content: .bytes(Array(text.utf8)))
    }

    static func failure(_ error: APIError) -> Reply { json(error.status, status: error.code) }

    /// Go's answer to a path that nothing serves.
    static let nowhere = Reply.text("404 page not found\n", status: 404)
}
