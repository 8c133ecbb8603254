import Foundation

/// What one line of a log says, and when: a line is read so when it is shown, and not when it is counted.
struct LogMessage {
    /// The message without the header.
    let text: [UInt8]
    let at: Date?

    init(_ line: [UInt8], reference: Date) {
        (text, at) = line.withUnsafeBytes { line in
            let body = line.withoutCollectorTime
            let collectorTime = body.count < line.count ? LineHeader.date(of: line, reference: reference) : nil
            if let json = JSONLogLine(body, from: 0, to: body.count) {
                let time = collectorTime ?? Self.time(of: json, in: body, reference)
                return (JSONMessage(json, in: body).text, time)
            }
            let header = LineHeader(body, from: 0, to: body.count)
            let time = collectorTime ?? LineHeader.date(of: body, reference: reference)
            return (Array(body[min(body.count, header.messageStart)...]), time)
        }
    }

    private static func time(of json: JSONLogLine, in bytes: UnsafeRawBufferPointer, _ reference: Date) -> Date? {
        guard let time = json.time else { return nil }
        let value = UnsafeRawBufferPointer(rebasing: bytes[time.start..<time.end])
        return LogTime.date(in: value, at: 0, reference: reference)
            ?? Double(String(decoding: value, as: UTF8.self).trimmingCharacters(in: .whitespaces)).flatMap(
                LogTime.date(epoch:))
    }
}
