/// What a CPU limit does to a program: the kernel's bandwidth control gives it its share of each period of 100 ms, and
/// lets it wait for the rest.
struct Throttling: Hashable {
    static let periodsPerSecond = 10.0

    /// What the program would use, and what it may, in cores.
    let load: Double

    init(demand: Double, limit: Double?) {
        load = limit.map { $0 > 0 ? demand / $0 : 0 } ?? 0
    }

    /// The part of the periods in which it had to wait. Near its limit bursts are cut already.
    var share: Double { min(1, max(0, (load - 0.8) / 0.2)) }

    /// How many times as long its answers take: near the limit they queue, and beyond it the queue does not end.
    var slowdown: Double {
        if load <= 0.8 { return 1 }
        return load < 1 ? 1 + (load - 0.8) * 45 : 10 * load * load
    }

    /// The load from which answers take so many times as long.
    static func load(slowingBy factor: Double) -> Double {
        if factor <= 1 { return 0.8 }
        return factor < 10 ? 0.8 + (factor - 1) / 45 : (factor / 10).squareRoot()
    }
}
