/// The upper bounds of the histograms' buckets.
enum Buckets {
    /// Seconds: the bounds of controller-runtime's reconcile times, from 5 ms to 1 minute, and beyond for what waits long.
    static let seconds: [Double] = [
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_000,
    ]

    /// Amounts of anything: powers of four up to a million.
    static let amounts: [Double] = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576]
}
