public import Foundation

extension JSONValue {
    /// Reads JSON. Numbers without a fraction become integers where they fit, and of two members with one name the
    /// later counts; invalid UTF-8 and halves of surrogate pairs become U+FFFD.
    public init(parsing data: Data) throws(WireError) {
        let result = data.withUnsafeBytes { bytes in
            var parser = JSONParser(bytes)
            return Result { () throws(WireError) in try parser.parse() }
        }
        self = try result.get()
    }
}
