import Testing

@testable import Telemetry

@Suite struct SamplerTests {
    private static let sampled = SpanContext.test(flags: .sampled)
    private static let unsampled = SpanContext.test(flags: [])

    @Test(arguments: [
        (Sampler.alwaysOn, SpanContext?.none, true), (.alwaysOn, unsampled, true),
        (.alwaysOff, nil, false), (.alwaysOff, sampled, false),
        (.ratio(1), unsampled, true), (.ratio(0), sampled, false),
        (.parentBased(root: .alwaysOn), nil, true), (.parentBased(root: .alwaysOff), nil, false),
        (.parentBased(root: .alwaysOff), sampled, true), (.parentBased(root: .alwaysOn), unsampled, false),
        (.parentBased(root: .ratio(0)), nil, false), (.parentBased(root: .ratio(0)), sampled, true),
    ])
    func `the sampler and the span above decide`(sampler: Sampler, parent: SpanContext?, isSampled: Bool) {
        #expect(sampler.samples(Self.sampled.traceID, parent: parent) == isSampled)
    }

    @Test(
        arguments: [
            // A trace is recorded when its last 56 bits reach the share that is not.
            (0.5, 0x0080_0000_0000_0000, true), (0.5, 0x007f_ffff_ffff_ffff, false),
            (0.25, 0x00c0_0000_0000_0000, true), (0.25, 0x00bf_ffff_ffff_ffff, false),
            // The first 8 bits of the half do not count.
            (0.5, 0xff7f_ffff_ffff_ffff, false),
            (1, 1, true), (0, 0xffff_ffff_ffff_ffff, false),
        ] as [(Double, UInt64, Bool)])
    func `the end of the trace's name decides`(ratio: Double, low: UInt64, isSampled: Bool) throws {
        let traceID = try #require(TraceID(high: 7, low: low))
        #expect(Sampler.ratio(ratio).samples(traceID, parent: nil) == isSampled)
    }

    @Test func `about the share that is asked for is recorded`() {
        var generator = SystemRandomNumberGenerator()
        let sampler = Sampler.ratio(0.1)
        let count = (0..<20_000).count { _ in sampler.samples(TraceID(using: &generator), parent: nil) }
        // Six standard deviations on either side.
        #expect(1_745...2_255 ~= count)
    }
}
