internal import Foundation
internal import KubernetesModel

/// An amount over time: it begins at a base and grows evenly, up to a bound.
struct AmountCurve: Hashable {
    var base: Double
    var perSecond: Double = 0
    var bound: Double = .infinity

    init(base: Double, perSecond: Double = 0, bound: Double = .infinity) {
        self.base = base
        self.perSecond = perSecond
        self.bound = bound
    }

    init(_ growth: Program.Growth) {
        base = growth.base.amount ?? 0
        perSecond = (growth.perMinute?.amount ?? 0) / 60
        bound = growth.upTo?.amount ?? .infinity
    }

    /// When the bound is reached; nil: it never is, or was so from the start.
    var boundReached: TimeInterval? {
        guard perSecond > 0, bound.isFinite, bound > base else { return nil }
        return (bound - base) / perSecond
    }

    func value(at time: TimeInterval) -> Double {
        let grown = base + perSecond * max(0, time)
        return perSecond > 0 ? min(grown, max(bound, base)) : max(0, grown)
    }

    /// The first moment, from one on, at which the amount is at least so much; nil: never.
    func reaches(_ amount: Double, from start: TimeInterval = 0) -> TimeInterval? {
        if value(at: start) >= amount { return start }
        guard perSecond > 0, amount <= max(bound, base) else { return nil }
        return max(start, (amount - base) / perSecond)
    }

    /// The integral of the amount, held at a limit, between two moments.
    func integral(from start: TimeInterval, to end: TimeInterval, limit: Double) -> Double {
        guard end > start else { return 0 }
        let bends = [boundReached, reaches(limit, from: start)].compactMap(\.self).filter { start < $0 && $0 < end }
        var (total, left) = (0.0, start)
        for right in bends.sorted() + [end] {
            total += (min(limit, value(at: left)) + min(limit, value(at: right))) / 2 * (right - left)
            left = right
        }
        return total
    }
}

/// What memory a program uses, counted from its start.
struct MemoryCurve: Hashable {
    var growth: AmountCurve
    var spike: Range<TimeInterval> = 0..<0
    var spikeAmount = 0.0

    init(_ use: Program.MemoryUse) {
        growth = AmountCurve(use.use)
        guard let spike = use.spike, let amount = spike.amount.amount, spike.lasts.seconds > 0 else { return }
        self.spike = spike.after.seconds..<spike.after.seconds + spike.lasts.seconds
        spikeAmount = amount
    }

    func value(at time: TimeInterval) -> Double {
        growth.value(at: time) + (spike.contains(time) ? spikeAmount : 0)
    }

    /// The first moment, from one on, at which so much is used; nil: never.
    func reaches(_ amount: Double, from start: TimeInterval = 0) -> TimeInterval? {
        let plain = growth.reaches(amount, from: start)
        guard !spike.isEmpty, start < spike.upperBound else { return plain }
        let spiked = growth.reaches(amount - spikeAmount, from: max(start, spike.lowerBound))
            .flatMap { $0 < spike.upperBound ? $0 : nil }
        return [plain, spiked].compactMap(\.self).min()
    }

    /// The moments at which it bends or jumps.
    var bends: [TimeInterval] {
        [growth.boundReached, spike.isEmpty ? nil : spike.lowerBound, spike.isEmpty ? nil : spike.upperBound]
            .compactMap(\.self)
    }
}

extension Duration {
    var seconds: TimeInterval {
        let (seconds, attoseconds) = components
        return TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18
    }
}
