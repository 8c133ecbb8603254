/// The objects of one kind in the order of their keys.
///
/// A value in two levels: whoever holds a copy, as a list does, costs the next write one chunk and the table of chunks,
/// not all objects.
struct ObjectIndex: Sendable {
    private struct Entry: Sendable {
        let key: String
        let object: StoredObject
    }

    private var chunks: [[Entry]] = []
    private(set) var count = 0

    private static let chunkSize = 256

    subscript(key: String) -> StoredObject? {
        guard let chunk = chunk(of: key) else { return nil }
        let position = Self.position(of: key, in: chunks[chunk])
        guard position < chunks[chunk].count, chunks[chunk][position].key == key else { return nil }
        return chunks[chunk][position].object
    }

    /// Puts an object in its place, which may hold an earlier one.
    mutating func put(_ object: StoredObject) {
        let entry = Entry(key: object.content.key, object: object)
        guard let chunk = chunk(of: entry.key) else {
            chunks.append([entry])
            count += 1
            return
        }
        let position = Self.position(of: entry.key, in: chunks[chunk])
        if position < chunks[chunk].count, chunks[chunk][position].key == entry.key {
            chunks[chunk][position] = entry
            return
        }
        chunks[chunk].insert(entry, at: position)
        count += 1
        guard chunks[chunk].count > Self.chunkSize else { return }
        let half = Array(chunks[chunk].suffix(Self.chunkSize / 2))
        chunks[chunk].removeLast(half.count)
        chunks.insert(half, at: chunk + 1)
    }

    /// Takes an object out.
    mutating func remove(_ key: String) {
        guard let chunk = chunk(of: key) else { return }
        let position = Self.position(of: key, in: chunks[chunk])
        guard position < chunks[chunk].count, chunks[chunk][position].key == key else { return }
        chunks[chunk].remove(at: position)
        count -= 1
        if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
    }

    /// The objects from a key on.
    func objects(from key: String = "") -> some Sequence<StoredObject> & Sendable {
        guard let first = chunk(of: key) else { return Objects(chunks: [], chunk: 0, position: 0) }
        return Objects(chunks: chunks, chunk: first, position: Self.position(of: key, in: chunks[first]))
    }

    private struct Objects: Sequence, IteratorProtocol, Sendable {
        let chunks: [[Entry]]
        var chunk: Int
        var position: Int

        mutating func next() -> StoredObject? {
            while chunk < chunks.count {
                if position < chunks[chunk].count {
                    defer { position += 1 }
                    return chunks[chunk][position].object
                }
                chunk += 1
                position = 0
            }
            return nil
        }
    }

    /// The last chunk that begins at or before a key, or the first.
    private func chunk(of key: String) -> Int? {
        guard !chunks.isEmpty else { return nil }
        var (low, high) = (0, chunks.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if chunks[middle].first.map({ $0.key <= key }) ?? false { low = middle } else { high = middle }
        }
        return low
    }

    /// Where the first key stands that is not before a key.
    private static func position(of key: String, in chunk: [Entry]) -> Int {
        var (low, high) = (0, chunk.count)
        while low < high {
            let middle = (low + high) / 2
            if chunk[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
