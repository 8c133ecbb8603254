/// The request line of an access log.
enum HTTPRequest {
    private static let methods = WordSet("GET POST PUT HEAD DELETE PATCH OPTIONS CONNECT TRACE")

    /// Where the method ends that stands at a position with a space behind it, or nil where there is none.
    static func endOfMethod(in bytes: UnsafeRawBufferPointer, at position: Int, to end: Int) -> Int? {
        var methodEnd = position
        while methodEnd < end, methodEnd - position <= 7, 0x41...0x5a ~= bytes[methodEnd] { methodEnd += 1 }
        guard methodEnd - position >= 3, methodEnd < end, bytes[methodEnd] == 0x20,
            methods.contains(bytes, position, methodEnd)
        else { return nil }
        return methodEnd
    }
}
