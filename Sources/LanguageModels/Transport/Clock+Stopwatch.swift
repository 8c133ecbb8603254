extension Clock where Duration == Swift.Duration {
    /// Starts to measure: each call of what is returned gives the time since now.
    func stopwatch() -> @Sendable () -> Swift.Duration {
        let start = now
        return { start.duration(to: now) }
    }
}
