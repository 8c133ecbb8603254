/// A replacement of bytes: of a secret by its placeholder, or of a line that belongs to a secret by nothing.
struct Edit: Sendable {
    var range: Range<Int>
    var text: [UInt8]
}

extension [Edit] {
    /// The bytes of a range with these edits made, which must be in order and lie within it.
    func applied(to bytes: [UInt8], in range: Range<Int>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(range.count)
        var position = range.lowerBound
        for edit in self {
            output += bytes[position..<edit.range.lowerBound]
            output += edit.text
            position = edit.range.upperBound
        }
        output += bytes[position..<range.upperBound]
        return output
    }
}
