internal import NIOCore
internal import Synchronization

/// One write: an object before and after it.
package final class Change: Sendable {
    /// The resource version that the write made.
    package let revision: Int
    /// The object before; nil: it was created.
    package let old: StoredObject?
    /// The object after; nil: it was deleted.
    package let new: StoredObject?

    private let frames = Mutex<[Frame: ByteBuffer]>([:])

    /// What a watch sees of a change.
    enum EventType: String, Hashable, Sendable {
        case added = "ADDED"
        case modified = "MODIFIED"
        case deleted = "DELETED"
    }

    private struct Frame: Hashable {
        let event: EventType
        let type: [UInt8]
    }

    init(revision: Int, old: StoredObject?, new: StoredObject?) {
        self.revision = revision
        self.old = old
        self.new = new
    }

    /// The object that the change is about.
    package var content: ObjectContent? { new?.content ?? old?.content }

    /// How a watch that sees only some objects sees this change; nil: not at all.
    func event(where isSeen: (ObjectContent) -> Bool) -> (type: EventType, object: StoredObject)? {
        let before = old.flatMap { isSeen($0.content) ? $0 : nil }
        let after = new.flatMap { isSeen($0.content) ? $0 : nil }
        return switch (before, after) {
        case (nil, let after?): (.added, after)
        case (_?, let after?): (.modified, after)
        // Its last state, at the version of its end.
        case (let before?, nil): (.deleted, StoredObject(content: before.content, revision: revision))
        case (nil, nil): nil
        }
    }

    /// The line of a watch, encoded once for all who see it.
    func frame(_ event: EventType, _ object: StoredObject, type: [UInt8]) -> ByteBuffer {
        frames.withLock { frames in
            let key = Frame(event: event, type: type)
            if let frame = frames[key] { return frame }
            let frame = Self.frame(event, object, type: type)
            frames[key] = frame
            return frame
        }
    }

    /// The line of a watch.
    static func frame(_ event: EventType, _ object: StoredObject, type: [UInt8]) -> ByteBuffer {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(object.content.size + 128)
        bytes.append(contentsOf: #"{"type":""#.utf8)
        bytes.append(contentsOf: event.rawValue.utf8)
        bytes.append(contentsOf: #"","object":"#.utf8)
        object.content.write(to: &bytes, type: type, revision: object.revision)
        bytes.append(contentsOf: "}\n".utf8)
        return ByteBuffer(bytes: bytes)
    }
}
