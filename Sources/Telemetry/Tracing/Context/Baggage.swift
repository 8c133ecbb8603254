/// What travels along a trace from process to process, by name (W3C Baggage).
struct Baggage: Hashable, Sendable {
    /// One thing that travels.
    struct Member: Hashable, Sendable {
        let name: String
        let value: String
        /// What is said of it, as it came: `;ttl=5`.
        var properties = ""
    }

    private(set) var members: [Member] = []

    init(_ members: [Member] = []) { self.members = members }

    /// The value of a name.
    subscript(name: String) -> String? { members.last { $0.name == name }?.value }
}
