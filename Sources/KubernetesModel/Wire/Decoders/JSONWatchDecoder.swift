import Foundation

/// Reads lines of `{"type": ..., "object": {...}}`.
struct JSONWatchDecoder<Object: KubernetesObject>: WatchStreamDecoder {
    private let decoder = KubernetesJSON.makeDecoder()
    private let maximumObjectSize: Int
    private var queue = ByteQueue()
    /// How many of the waiting bytes are known to hold no end of a line.
    private var searched = 0

    init(maximumObjectSize: Int) { self.maximumObjectSize = maximumObjectSize }

    var pendingBytes: Int { queue.count }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError) -> [WatchEvent<Object>] {
        queue.append(bytes)
        var events: [WatchEvent<Object>] = []
        let consumed = try queue.withBytes { (unread) throws(WireError) in
            var start = 0
            var from = searched
            // JSON escapes line ends inside texts, so that each one found ends an event.
            while let end = unread[from...].firstIndex(of: UInt8(ascii: "\n")) {
                if let event = try event(unread[start..<end]) { events.append(event) }
                (start, from) = (end + 1, end + 1)
            }
            return start
        }
        queue.removeFirst(consumed)
        searched = queue.count
        guard queue.count <= maximumObjectSize else {
            throw WireError(
                .tooLarge, "an event of the \(Object.resource.plural) takes more than \(maximumObjectSize) bytes")
        }
        return events
    }

    private func event(_ line: Slice<UnsafeRawBufferPointer>) throws(WireError) -> WatchEvent<Object>? {
        guard !line.allSatisfy(\.isJSONSpace) else { return nil }
        let data = Data(line)
        let frame: Frame
        do {
            frame = try decoder.decode(Frame.self, from: data)
        } catch {
            throw WireError(
                .malformed, "an event of the \(Object.resource.plural) is no event in JSON", cause: error)
        }
        return frame.event
    }

    /// One line, read in one pass whatever its object is.
    private struct Frame: Decodable {
        private enum CodingKeys: String, CodingKey {
            case type, object
        }

        let event: WatchEvent<Object>

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let type = try container.decode(WatchEventType.self, forKey: .type)
            switch type {
            case .bookmark:
                let bookmark = try container.decode(Bookmark.self, forKey: .object)
                event = .bookmark(bookmark.resourceVersion, endsInitialEvents: bookmark.endsInitialEvents)
            case .error:
                event = .error(try container.decode(APIStatus.self, forKey: .object))
            case .added, .modified, .deleted:
                event = Self.objectEvent(type, container)
            }
        }

        private static func objectEvent(
            _ type: WatchEventType, _ container: KeyedDecodingContainer<CodingKeys>
        ) -> WatchEvent<Object> {
            do {
                let object = try container.decode(Object.self, forKey: .object)
                if let event = type.event(of: object) { return event }
                throw WireError(.malformed, "'\(type.rawValue)' is not an event of an object")
            } catch {
                // What has not even metadata has no identity to report.
                let identity = try? container.decode(JSONIdentity.self, forKey: .object)
                var undecodable = UndecodableObject(json: identity, error: error)
                undecodable.isDeleted = type == .deleted
                return .undecodable(undecodable)
            }
        }
    }
}
