/// What decoded objects share: texts, label maps, owners, containers, volumes. Bounded tables, filled as objects pass.
struct InterningTables: Sendable {
    // The bounds hold a cluster of some thousand workloads; with all slots full of keys of the largest size the tables
    // would take some 25 MB, in practice they take a few hundred bytes a workload.
    var maps = DirectMappedCache<StringMap>(slots: 4096, maximumKeyLength: 1024)
    var owners = DirectMappedCache<[OwnerReference]>(slots: 4096, maximumKeyLength: 512)
    var containers = DirectMappedCache<[Container]>(slots: 2048, maximumKeyLength: 8192)
    var volumes = DirectMappedCache<[Volume]>(slots: 1024, maximumKeyLength: 2048)
    private var strings: [String] = []
    private var scratch: [UInt8] = []

    init() {}

    private static let stringSlots = 4096
    private static let longestString = 256
    /// Swift holds text of up to 15 bytes in the value itself, so that there is nothing to share.
    private static let longestInlineString = 15

    /// The text of bytes, shared with earlier texts of the same bytes.
    mutating func string(_ bytes: UnsafeRawBufferPointer) -> String {
        guard bytes.count > Self.longestInlineString, bytes.count <= Self.longestString else {
            return String(decoding: bytes, as: UTF8.self)
        }
        if strings.isEmpty { strings = Array(repeating: "", count: Self.stringSlots) }
        let slot = Int(truncatingIfNeeded: bytes.quickHash) & (Self.stringSlots - 1)
        let known = strings[slot]
        let isSame = known.utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).hasSameBytes(as: bytes) }
        if isSame == true { return known }
        let text = String(decoding: bytes, as: UTF8.self)
        strings[slot] = text
        return text
    }

    /// An empty array with room, to build a key in.
    mutating func takeScratch() -> [UInt8] {
        var taken: [UInt8] = []
        swap(&taken, &scratch)
        return taken
    }

    /// Gives the array back for the next key.
    mutating func returnScratch(_ used: consuming [UInt8]) {
        used.removeAll(keepingCapacity: true)
        scratch = used
    }
}
