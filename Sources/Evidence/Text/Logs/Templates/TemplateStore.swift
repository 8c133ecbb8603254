/// The templates of a log, and the search for the one that a line belongs to.
///
/// A line whose signature was seen lately is found at once. Any other is compared with the templates that have as many
/// words and the same first one. It belongs to one that has all of its words; to the nearest, which then gets wildcards
/// where they differ, if several are near, because then the words at that place vary; else it makes a new template. So
/// `link up` and `link down` stay apart, and a thousand names of users become one template.
///
/// There are never more than a fixed number. A new one takes the place of one that counts little.
struct TemplateStore {
    struct Slot {
        /// The words' hashes; 0 is a wildcard.
        var words: [UInt64] = []
        var wildcards = 0
        var severity: LogSeverity?
        /// Whether the severity is that of the header, and so part of what tells templates apart.
        var stated: LogSeverity?
        var bucket = 0
        /// The next and the previous slot of the same bucket, or -1.
        var next: Int32 = -1
        var previous: Int32 = -1
        var count = 0
        var firstLine = 0
        var lastLine = 0
        var first: [UInt8] = []
        var last: [UInt8] = []
        /// How many templates the slot has held: tells what is remembered of an earlier one.
        var generation: UInt32 = 0
    }

    private struct Remembered {
        var signature: UInt64 = 0
        var slot: Int32 = -1
        var generation: UInt32 = 0
    }

    let capacity: Int
    private(set) var slots: [Slot] = []
    /// Templates, and the lines of them, that made room for others.
    private(set) var forgotten = (templates: 0, lines: 0)
    private var heads: [Int32]
    private var remembered: [Remembered]
    /// Where the search for a slot to give up goes on.
    private var hand = 0

    /// How many templates a line is compared with, the newest first.
    private static let maximumComparisons = 24
    /// Among how many the one is chosen that is given up.
    private static let maximumCandidates = 32
    /// So many near templates show that a word varies.
    private static let nearToMerge = 3

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        heads = Array(repeating: -1, count: 512)
        remembered = Array(repeating: Remembered(), count: 4096)
        slots.reserveCapacity(self.capacity)
    }

    /// The slot of a signature that was seen lately.
    @inline(__always)
    func slot(remembering signature: UInt64) -> Int? {
        let entry = remembered[Int(truncatingIfNeeded: signature & 4095)]
        guard entry.slot >= 0, entry.signature == signature else { return nil }
        let slot = Int(entry.slot)
        return slots[slot].generation == entry.generation ? slot : nil
    }

    /// The slot that a line belongs to, which may be a new one with a count of 0.
    ///
    /// - Parameters:
    ///   - tokens: The words of the line.
    ///   - signature: Of the words and the signs between them.
    ///   - stated: The severity that the line's header states.
    mutating func slot(for tokens: [LogToken], signature: UInt64, stated: LogSeverity?) -> Int {
        let bucket = bucket(of: tokens, stated)
        let slot = find(tokens, stated, in: bucket) ?? makeSlot(tokens, stated, in: bucket)
        remembered[Int(truncatingIfNeeded: signature & 4095)] = Remembered(
            signature: signature, slot: Int32(slot), generation: slots[slot].generation)
        return slot
    }

    /// Counts a line.
    mutating func count(
        _ line: UnsafeRawBufferPointer, number: Int, in slot: Int, keeping maximum: (first: Int, last: Int)
    ) {
        if slots[slot].count == 0 {
            slots[slot].firstLine = number
            slots[slot].first.append(contentsOf: line.prefix(maximum.first))
        }
        slots[slot].count += 1
        slots[slot].lastLine = number
        slots[slot].last.removeAll(keepingCapacity: true)
        slots[slot].last.append(contentsOf: line.prefix(maximum.last))
    }

    /// Sets the severity of a slot that was made for a line.
    mutating func setSeverity(_ severity: LogSeverity?, of slot: Int) { slots[slot].severity = severity }

    // MARK: Search

    private func bucket(of tokens: [LogToken], _ stated: LogSeverity?) -> Int {
        var hash = UInt64(tokens.count) << 8 | UInt64(stated.map { $0.rawValue + 1 } ?? 0)
        hash = LineHash.mix(hash ^ (tokens.first?.hash ?? 0))
        return Int(truncatingIfNeeded: hash & 511)
    }

    private mutating func find(_ tokens: [LogToken], _ stated: LogSeverity?, in bucket: Int) -> Int? {
        var candidate = heads[bucket]
        var comparisons = 0
        var near = 0
        var best: (slot: Int, score: Int)?
        while candidate >= 0, comparisons < Self.maximumComparisons {
            let slot = Int(candidate)
            candidate = slots[slot].next
            guard slots[slot].words.count == tokens.count, slots[slot].stated == stated else { continue }
            comparisons += 1
            let equal = equalWords(tokens, slots[slot].words)
            if equal + slots[slot].wildcards == tokens.count { return slot }
            guard isNear(equal, slots[slot].wildcards, of: tokens.count) else { continue }
            near += 1
            let score = 2 * equal + slots[slot].wildcards
            if best.map({ score > $0.score }) ?? true { best = (slot, score) }
        }
        guard let best, near >= Self.nearToMerge || slots[best.slot].wildcards > 0 else { return nil }
        merge(tokens, into: best.slot)
        return best.slot
    }

    @inline(__always)
    private func equalWords(_ tokens: [LogToken], _ words: [UInt64]) -> Int {
        var equal = 0
        for index in words.indices where words[index] == tokens[index].hash { equal += 1 }
        return equal
    }

    /// Whether three in five words are the same, two at least, and no more than half may be anything.
    private func isNear(_ equal: Int, _ wildcards: Int, of count: Int) -> Bool {
        count >= 4 && equal >= 2 && equal * 10 + wildcards * 5 >= count * 6 && equal * 2 >= count
    }

    private mutating func merge(_ tokens: [LogToken], into slot: Int) {
        for index in tokens.indices
        where slots[slot].words[index] != 0 && slots[slot].words[index] != tokens[index].hash {
            slots[slot].words[index] = 0
            slots[slot].wildcards += 1
        }
    }

    // MARK: Room

    private mutating func makeSlot(_ tokens: [LogToken], _ stated: LogSeverity?, in bucket: Int) -> Int {
        let slot: Int
        if slots.count < capacity {
            slot = slots.count
            slots.append(Slot())
        } else {
            slot = giveUpSlot()
        }
        slots[slot].words.removeAll(keepingCapacity: true)
        for token in tokens { slots[slot].words.append(token.hash) }
        slots[slot].wildcards = 0
        slots[slot].stated = stated
        slots[slot].severity = stated
        slots[slot].bucket = bucket
        link(slot, into: bucket)
        slots[slot].count = 0
        slots[slot].first.removeAll(keepingCapacity: true)
        slots[slot].generation &+= 1
        return slot
    }

    /// Of the next few slots, gives up the one that counts least: no error, seldom, long ago.
    private mutating func giveUpSlot() -> Int {
        var least = hand
        var leastWorth = worth(of: hand)
        for _ in 1..<min(Self.maximumCandidates, slots.count) {
            hand = hand + 1 == slots.count ? 0 : hand + 1
            let worth = worth(of: hand)
            if worth < leastWorth { (least, leastWorth) = (hand, worth) }
        }
        hand = hand + 1 == slots.count ? 0 : hand + 1
        forgotten.templates += 1
        forgotten.lines += slots[least].count
        unlink(least)
        return least
    }

    private func worth(of slot: Int) -> (Int, Int, Int) {
        (slots[slot].severity ?? .info >= .error ? 1 : 0, slots[slot].count, slots[slot].lastLine)
    }

    private mutating func link(_ slot: Int, into bucket: Int) {
        let next = heads[bucket]
        slots[slot].next = next
        slots[slot].previous = -1
        if next >= 0 { slots[Int(next)].previous = Int32(slot) }
        heads[bucket] = Int32(slot)
    }

    private mutating func unlink(_ slot: Int) {
        let (previous, next) = (slots[slot].previous, slots[slot].next)
        if previous >= 0 { slots[Int(previous)].next = next } else { heads[slots[slot].bucket] = next }
        if next >= 0 { slots[Int(next)].previous = previous }
    }
}
