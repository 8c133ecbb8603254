public import Foundation

extension ProtobufReader {
    /// The current field as text; invalid UTF-8 is repaired.
    public mutating func string() throws(WireError) -> String {
        String(decoding: slice(try range()), as: UTF8.self)
    }

    /// The current field as text, or nil for empty text, which is how the API writes an absent one.
    public mutating func optionalString() throws(WireError) -> String? {
        let value = try string()
        return value.isEmpty ? nil : value
    }

    /// The current field as text of which many objects have the same: held once.
    public mutating func sharedString() throws(WireError) -> String {
        let range = try range()
        return tables.string(slice(range))
    }

    /// Like ``sharedString()``, but nil for empty text.
    public mutating func optionalSharedString() throws(WireError) -> String? {
        let value = try sharedString()
        return value.isEmpty ? nil : value
    }

    /// The current field as an integer, or nil for zero, which is how the API writes an absent one that is no pointer.
    public mutating func optionalInt() throws(WireError) -> Int? {
        let value = try int()
        return value == 0 ? nil : value
    }

    /// The current field as a uid.
    public mutating func uid() throws(WireError) -> UID {
        UID(utf8: slice(try range()))
    }

    /// The current field as a time in whole seconds, or nil for the zero time.
    public mutating func time() throws(WireError) -> Date? {
        try timestamp { seconds, _ in Timestamp(seconds: seconds).date }
    }

    /// The current field as a time in microseconds, or nil for the zero time.
    public mutating func microTime() throws(WireError) -> Date? {
        try timestamp { seconds, nanoseconds in
            Timestamp(seconds: seconds, microseconds: nanoseconds / 1000).date
        }
    }

    private mutating func timestamp(_ date: (Int, Int) -> Date) throws(WireError) -> Date? {
        try nested { (reader) throws(WireError) in
            var (seconds, nanoseconds) = (0, 0)
            while let field = try reader.nextField() {
                switch field {
                case 1: seconds = try reader.int()
                case 2: nanoseconds = try reader.int()
                default: try reader.skip()
                }
            }
            return seconds == 0 && nanoseconds == 0 ? nil : date(seconds, nanoseconds)
        }
    }
}
