/// Draws 1, 2, 3 and so on.
struct CountingGenerator: RandomNumberGenerator {
    var last: UInt64 = 0

    mutating func next() -> UInt64 {
        last += 1
        return last
    }
}
