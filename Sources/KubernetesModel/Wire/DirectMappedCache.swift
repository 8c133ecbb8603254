/// Values by the bytes they were decoded from, so that objects share them. Bounded: each key has one slot, and a
/// newcomer takes the place of what is there.
struct DirectMappedCache<Value: Sendable>: Sendable {
    private struct Entry: Sendable {
        let key: [UInt8]
        let value: Value
    }

    private let slots: Int
    private let maximumKeyLength: Int
    private var entries: [Entry?] = []

    /// Makes a cache with a number of slots, a power of two. Longer keys than the maximum are not cached.
    init(slots: Int, maximumKeyLength: Int) {
        self.slots = slots
        self.maximumKeyLength = maximumKeyLength
    }

    /// The value that was decoded from these bytes.
    subscript(key: UnsafeRawBufferPointer) -> Value? {
        get {
            guard !entries.isEmpty, key.count <= maximumKeyLength, let entry = entries[slot(of: key)] else {
                return nil
            }
            return entry.key.withUnsafeBytes { $0.hasSameBytes(as: key) } ? entry.value : nil
        }
        set {
            guard key.count <= maximumKeyLength, let newValue else { return }
            if entries.isEmpty { entries = Array(repeating: nil, count: slots) }
            entries[slot(of: key)] = Entry(key: Array(key), value: newValue)
        }
    }

    private func slot(of key: UnsafeRawBufferPointer) -> Int {
        Int(truncatingIfNeeded: key.quickHash) & (slots - 1)
    }
}
