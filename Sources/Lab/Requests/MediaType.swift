/// One media type of an `Accept` or `Content-Type` header with its parameters.
struct MediaType: Sendable {
    let name: String
    let parameters: [String: String]

    init(_ text: some StringProtocol) {
        let parts = text.split(separator: ";").map { $0.trimmedSpace }
        name = parts.first.map { $0.lowercased() } ?? ""
        parameters = Dictionary(
            parts.dropFirst().compactMap { part in
                let pair = part.split(separator: "=", maxSplits: 1)
                guard pair.count == 2 else { return nil }
                return (pair[0].trimmedSpace.lowercased(), pair[1].trimmedSpace)
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The media types of an `Accept` header, most wanted first.
    static func accepted(_ header: String?) -> [MediaType] {
        guard let header, !header.trimmedSpace.isEmpty else { return [MediaType("application/json")] }
        let types = header.split(separator: ",").map { MediaType($0) }
        return types.enumerated().sorted { left, right in
            (-left.element.quality, left.offset) < (-right.element.quality, right.offset)
        }.map(\.element)
    }

    private var quality: Double { parameters["q"].flatMap(Double.init) ?? 1 }
}

extension StringProtocol {
    /// The text without the space around it.
    var trimmedSpace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
