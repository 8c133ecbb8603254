/// A request as a fake server received it.
public struct FakeRequest: Hashable, Sendable {
    public let method: String
    /// The path, still encoded, without the query.
    public let path: String
    /// The parameters of the query, decoded; of several with one name the last.
    public let query: [String: String]
    /// The headers; names in lower case, several values joined by a comma and a blank.
    public let headers: [String: String]
    public let body: [UInt8]
    /// Which connection it came on, counted from 1.
    public let connection: Int

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }
}
