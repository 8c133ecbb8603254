/// Finds the end of one JSON value, however its bytes are cut. Checks brackets and quotes by number alone: whoever
/// reads the value checks the rest.
struct JSONValueScanner: Sendable {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false

    /// Moves the position on; true when it stands behind the value, false when more bytes are needed.
    mutating func scan(_ bytes: UnsafeRawBufferPointer, from position: inout Int) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            if isInString {
                position += 1
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                    if depth == 0 { return true }
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                // A number or a literal ends where what is around it goes on.
                guard depth > 0 else { return true }
                depth -= 1
                if depth == 0 {
                    position += 1
                    return true
                }
            case UInt8(ascii: ","), UInt8(ascii: ":"): if depth == 0 { return true }
            default: if depth == 0, byte.isJSONSpace { return true }
            }
            position += 1
        }
        return false
    }
}
