public import ModelExchange

/// Cuts the bytes of a `text/event-stream` into events, however they arrive, by the rules of the WHATWG's HTML standard
/// (section 9.2). Pure.
///
/// The fields `id` and `retry` are read over: nobody takes up the stream of a reply again where it broke. What stands
/// at the end without an empty line behind it is no event.
public struct ServerSentEventParser: Sendable {
    /// The most bytes of a line, and of an event's data. The largest events hold a whole reply once more.
    public static let maximumEvent = 8 << 20

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private let limit: Int
    private var line: [UInt8] = []
    private var isAfterCarriageReturn = false
    private var isFirstLine = true
    private var name = ""
    /// Each line of data with a line feed behind it.
    private var data: [UInt8] = []

    /// - Parameter limit: The most bytes of a line, and of an event's data.
    public init(limit: Int = maximumEvent) { self.limit = limit }

    /// Takes the next bytes of the stream.
    ///
    /// - Returns: the events that are complete now.
    /// - Throws: A ``ModelError`` with the code `tooLarge`. The stream is not to be read on after that.
    public mutating func push(_ bytes: some Collection<UInt8>) throws(ModelError) -> [ServerSentEvent] {
        let bytes = Array(bytes)
        var events: [ServerSentEvent] = []
        var start = 0
        while start < bytes.count {
            if isAfterCarriageReturn {
                isAfterCarriageReturn = false
                if bytes[start] == UInt8(ascii: "\n") {
                    start += 1
                    continue
                }
            }
            let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
            let piece = bytes[start..<(end ?? bytes.count)]
            guard line.count + piece.count <= limit else { throw tooLarge }
            line.append(contentsOf: piece)
            guard let end else { break }
            isAfterCarriageReturn = bytes[end] == UInt8(ascii: "\r")
            start = end + 1
            if let event = try finishLine() { events.append(event) }
        }
        return events
    }

    private mutating func finishLine() throws(ModelError) -> ServerSentEvent? {
        defer { line.removeAll(keepingCapacity: true) }
        if isFirstLine {
            isFirstLine = false
            if line.starts(with: Self.byteOrderMark) { line.removeFirst(Self.byteOrderMark.count) }
        }
        guard let first = line.first else { return finishEvent() }
        // What begins with a colon is a comment: so are the signs of life that come while a model thinks.
        guard first != UInt8(ascii: ":") else { return nil }
        let colon = line.firstIndex(of: UInt8(ascii: ":")) ?? line.endIndex
        var value = line[colon...].dropFirst()
        if value.first == UInt8(ascii: " ") { value = value.dropFirst() }
        let field = line[..<colon]
        if field.elementsEqual("data".utf8) {
            guard data.count + value.count < limit else { throw tooLarge }
            data.append(contentsOf: value)
            data.append(UInt8(ascii: "\n"))
        } else if field.elementsEqual("event".utf8) {
            name = String(decoding: value, as: UTF8.self)
        }
        return nil
    }

    private mutating func finishEvent() -> ServerSentEvent? {
        defer {
            name = ""
            data.removeAll(keepingCapacity: true)
        }
        guard !data.isEmpty else { return nil }
        return ServerSentEvent(name: name, data: String(decoding: data.dropLast(), as: UTF8.self))
    }

    private var tooLarge: ModelError {
        ModelError(.tooLarge, "an event of the answer's stream has more than \(limit) bytes")
    }
}
