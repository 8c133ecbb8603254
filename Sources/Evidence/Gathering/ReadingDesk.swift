import ControllerRuntime

/// Carries out readings, a few at once, under one deadline. A reading that fails, or is not done in time, leaves an
/// omission and takes nothing else with it.
struct ReadingDesk: Sendable {
    let concurrency: Int
    let limit: Duration
    let clock: MonotonicClock

    private enum Outcome: Sendable {
        case done(index: Int, Gathered)
        case failed(index: Int, why: String)
        case timeIsUp
        case clockStopped
    }

    /// What the readings brought, in their order.
    func carryOut(_ readings: [Reading]) async -> Gathered {
        var results: [Gathered?] = Array(repeating: nil, count: readings.count)
        await withTaskGroup(of: Outcome.self) { group in
            group.addTask { [clock, limit] in
                do {
                    try await clock.sleep(for: limit)
                    return .timeIsUp
                } catch {
                    return .clockStopped
                }
            }
            var (next, running) = (0, 0)
            func startNext() {
                guard next < readings.count else { return }
                let (index, reading) = (next, readings[next])
                group.addTask { await Self.carryOut(reading, index: index) }
                next += 1
                running += 1
            }
            for _ in 0..<max(concurrency, 1) { startNext() }
            while running > 0, let outcome = await group.next() {
                switch outcome {
                case .done(let index, let gathered):
                    results[index] = gathered
                    running -= 1
                    startNext()
                case .failed(let index, let why):
                    results[index] = .without(readings[index].what, because: why)
                    running -= 1
                    startNext()
                case .timeIsUp, .clockStopped:
                    // Those that heed their cancellation end now; what they bring is not waited for.
                    running = 0
                }
            }
            group.cancelAll()
        }
        let late = "it was not read within \(limit)"
        return zip(readings, results).reduce(into: Gathered()) { all, pair in
            all += pair.1 ?? .without(pair.0.what, because: late)
        }
    }

    private static func carryOut(_ reading: Reading, index: Int) async -> Outcome {
        do {
            return .done(index: index, try await reading.read())
        } catch {
            return .failed(index: index, why: "\(error)")
        }
    }
}
