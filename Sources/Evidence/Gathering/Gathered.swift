/// What a reading brought.
struct Gathered: Sendable {
    /// Not numbered yet.
    var items: [DossierItem] = []
    var omissions: [Omission] = []
    /// Objects that were seen and that an answer may name.
    var objects: [KnownObject] = []

    static func + (left: Gathered, right: Gathered) -> Gathered {
        Gathered(
            items: left.items + right.items, omissions: left.omissions + right.omissions,
            objects: left.objects + right.objects)
    }

    static func += (left: inout Gathered, right: Gathered) { left = left + right }
}

extension Gathered {
    /// Nothing but something that is not seen.
    static func without(_ what: String, because why: String) -> Gathered {
        Gathered(omissions: [Omission(what, because: why)])
    }
}
