/// The upper bounds of the histograms' buckets.
enum Buckets {
    /// Seconds: the bounds of controller-runtime's reconcile times, from 5 ms to 1 minute, and beyond for what waits long.
    static let seconds: [Double] = [
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_000,
    ]

    /// Amounts of anything: powers of four up to a million.
    static let amounts: [Double] = [1, 4, 16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576]

    /// Seconds of generative AI, by OpenTelemetry's conventions (`gen-ai/gen-ai-metrics.md`, 1.41.0).
    static let genAISeconds: [Double] = [
        0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92,
    ]

    /// Tokens of generative AI, by the same conventions: powers of four up to 67 million.
    static let genAITokens: [Double] = amounts + [4_194_304, 16_777_216, 67_108_864]
}
