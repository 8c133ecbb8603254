/// What an answer's body is, by its content type.
enum AnswerKind: Hashable {
    case json
    case events
    /// No model's answer: the page of a proxy or a portal, most likely.
    case other(String)

    /// - Parameters:
    ///   - contentType: The header's value; nil where there is none.
    ///   - isStreaming: What was asked for, and is assumed where the server does not say.
    init(contentType: String?, isStreaming: Bool) {
        let type = contentType?.prefix { $0 != ";" }.lowercased().trimmingSpaces() ?? ""
        switch type {
        case "": self = isStreaming ? .events : .json
        case "text/event-stream": self = .events
        case "application/json", "text/json": self = .json
        case _ where type.hasSuffix("+json"): self = .json
        default: self = .other(String(type.prefix(64)))
        }
    }
}

extension String {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
