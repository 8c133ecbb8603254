import KubernetesModel
import Testing

@testable import Lab

struct AmountCurveTests {
    @Test func `An amount grows up to its bound`() {
        let curve = AmountCurve(base: 10, perSecond: 2, bound: 20)
        #expect([0, 3, 5, 50].map { curve.value(at: $0) } == [10, 16, 20, 20])
        #expect(curve.reaches(15) == 2.5)
        #expect(curve.reaches(21) == nil)
        #expect(curve.reaches(5, from: 7) == 7)
    }

    @Test func `The integral follows each bend`() {
        let curve = AmountCurve(base: 0, perSecond: 1, bound: 10)
        #expect(curve.integral(from: 0, to: 20, limit: .infinity) == 150)
        #expect(curve.integral(from: 0, to: 20, limit: 5) == 87.5)
        #expect(curve.integral(from: 4, to: 4, limit: 5) == 0)
    }

    @Test func `A spike counts while it lasts`() {
        var use = Program.MemoryUse()
        use.use = Program.Growth(base: "100", perMinute: "60")
        use.spike = Program.MemoryUse.Spike(after: .seconds(10), lasts: .seconds(5), amount: "50")
        let curve = MemoryCurve(use)
        #expect([9, 10, 14.9, 15].map { curve.value(at: $0) } == [109, 160, 164.9, 115])
        #expect(curve.reaches(162) == 12)
        #expect(curve.reaches(170) == 70, "the spike is over before")
        #expect(curve.reaches(160, from: 16) == 60)
    }
}
