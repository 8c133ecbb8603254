import Foundation

/// Tells linear from quadratic work, on a machine of any speed and with any other load.
enum Growth {
    /// Four times the text takes four times as long, or sixteen times where the work is quadratic.
    static let limit = 9.0

    /// How many times longer the work takes for four times the text, by the thread's processor time, at best of a few
    /// tries.
    static func ofTime(for unit: String, bytes: Int, _ work: (String) -> Void) -> Double {
        let small = String(repeating: unit, count: bytes / unit.utf8.count)
        let large = String(repeating: unit, count: 4 * bytes / unit.utf8.count)
        work(small)
        return best(large, work) / max(best(small, work), 1e-5)
    }

    private static func best(_ text: String, _ work: (String) -> Void) -> Double {
        (0..<3).map { _ in
            let start = threadTime()
            work(text)
            return threadTime() - start
        }.min() ?? 0
    }

    private static func threadTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
