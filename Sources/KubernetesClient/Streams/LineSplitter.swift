/// Cuts bytes into lines, however the bytes arrive. Pure.
struct LineSplitter {
    /// A longer line is cut, so that a log without line breaks does not fill the memory.
    static let maximumLine = 256 << 10

    private var bytes: [UInt8] = []
    private var start = 0
    private var searched = 0
    private var isFinished = false

    mutating func append(_ more: some Sequence<UInt8>) {
        bytes.removeFirst(start)
        searched -= start
        start = 0
        bytes.append(contentsOf: more)
    }

    /// The next complete line without its end, or nil until more bytes come. What is no UTF-8 is replaced.
    mutating func next() -> String? {
        let limit = min(bytes.count, start + Self.maximumLine)
        if let end = bytes[max(start, searched)..<limit].firstIndex(of: UInt8(ascii: "\n")) {
            return take(to: end, next: end + 1)
        }
        searched = limit
        let isCut = limit - start == Self.maximumLine || (isFinished && start < bytes.count)
        return isCut ? take(to: limit, next: limit) : nil
    }

    /// Takes what is left as the last line.
    mutating func finish() { isFinished = true }

    private mutating func take(to end: Int, next: Int) -> String {
        defer { (start, searched) = (next, next) }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
