import ModelExchange

/// The tool calls of a stream, which come in pieces: first id and name, then the arguments bit by bit.
struct PartialCalls {
    struct Call: Hashable {
        var id: String
        var name: String
        var arguments: String
    }

    /// Why a piece does not fit.
    enum Problem: Error {
        case neverStarted
        case tooMany
    }

    /// In the order in which they began.
    private(set) var all: [Call] = []
    private var positions: [Int: Int] = [:]

    /// Takes a piece. One that has an id or a name begins a call, unless the call of its index has begun and is the
    /// same one: some servers repeat both with each piece, and some give two calls one index.
    ///
    /// - Parameter index: Nil where the server gives none; a piece then belongs to the call before it.
    mutating func take(index: Int?, id: String, name: String, arguments: String) throws(Problem) {
        let position = index.map { positions[$0] } ?? all.indices.last
        if let position, isSame(position, id: id, name: name, hasIndex: index != nil) {
            if all[position].id.isEmpty { all[position].id = id }
            if all[position].name.isEmpty { all[position].name = name }
            all[position].arguments += arguments
            return
        }
        guard !id.isEmpty || !name.isEmpty else { throw .neverStarted }
        guard all.count < ReplyDraft.maximumCalls else { throw .tooMany }
        if let index { positions[index] = all.count }
        all.append(Call(id: id, name: name, arguments: arguments))
    }

    private func isSame(_ position: Int, id: String, name: String, hasIndex: Bool) -> Bool {
        guard !id.isEmpty else { return hasIndex || name.isEmpty }
        return all[position].id == id || (hasIndex && all[position].id.isEmpty)
    }
}
