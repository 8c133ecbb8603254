extension ProtobufReader {
    /// A field whose value has a length: where it begins, and where its value lies, which may reach past the end.
    struct Header {
        let field: Int
        let start: Int
        let range: Range<Int>

        var length: Int { range.count }
    }

    /// How many bytes are left.
    var remaining: Int { end - position }

    /// The tag and length of the next field, or nil, with the reader where it was, when they have not arrived whole.
    mutating func header() throws(WireError) -> Header? {
        let start = position
        do {
            guard let field = try nextField() else { return nil }
            let length = try arrivingLength()
            return Header(field: field, start: start, range: position..<position + length)
        } catch  where error.code == .truncated {
            try move(to: start)
            return nil
        }
    }
}
