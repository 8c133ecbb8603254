internal import ServiceLifecycle

/// Does a piece of work again and again: at regular times, when it is asked for, and once more at the end.
struct ExportLoop: Sendable {
    private let period: Duration
    private let shutdownLimit: Duration
    private let clock: TelemetryClock
    private let wakes: AsyncStream<Void>
    private let wakeContinuation: AsyncStream<Void>.Continuation
    private let closing: AsyncStream<Never>
    private let closingContinuation: AsyncStream<Never>.Continuation

    /// - Parameters:
    ///   - period: How long it is from one time to the next.
    ///   - shutdownLimit: How long the work may go on when all is to end.
    init(period: Duration, shutdownLimit: Duration, clock: TelemetryClock) {
        self.period = period
        self.shutdownLimit = shutdownLimit
        self.clock = clock
        // One wish that nobody has heard yet stands for all that come after it.
        (wakes, wakeContinuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
        (closing, closingContinuation) = AsyncStream.makeStream()
    }

    /// Asks for the work to be done soon. Does not wait.
    func wake() { wakeContinuation.yield() }

    /// Works until a graceful shutdown, and once more then, within the limit; or until the task is cancelled.
    func run(_ work: @escaping @Sendable () async -> Void) async {
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { await perform(work) }
                group.addTask { await tick() }
                group.addTask { await limitShutdown() }
                // The work's end, or the end of the time for it; the clock ticks on until it is cancelled.
                await group.next()
                group.cancelAll()
            }
        } onGracefulShutdown: {
            wakeContinuation.finish()
            closingContinuation.finish()
        }
    }

    private func perform(_ work: () async -> Void) async {
        for await _ in wakes { await work() }
        if !Task.isCancelled { await work() }
    }

    private func tick() async {
        while !Task.isCancelled {
            // Only a cancellation ends a sleep early, and it ends the loop.
            try? await clock.sleep(for: period)
            wake()
        }
    }

    private func limitShutdown() async {
        for await _ in closing {}
        // A cancellation ends the time as well.
        try? await clock.sleep(for: shutdownLimit)
    }
}
