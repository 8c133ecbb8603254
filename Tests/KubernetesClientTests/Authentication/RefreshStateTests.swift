import Testing

@testable import KubernetesClient

struct RefreshStateTests {
    private let start = ContinuousClock.now

    @Test func `A value is read again after its period`() {
        var state = RefreshState<String>(period: .seconds(60))
        #expect(state.valueOrRead(at: start) == nil)
        state.didRead("a")
        #expect(state.valueOrRead(at: start + .seconds(59)) == "a")
        #expect(state.valueOrRead(at: start + .seconds(60)) == nil)
    }

    @Test func `While one reads, and after a read that fails, the old value stays`() {
        var state = RefreshState<String>(period: .seconds(60))
        #expect(state.valueOrRead(at: start) == nil)
        state.didRead("a")
        #expect(state.valueOrRead(at: start + .seconds(60)) == nil)
        #expect(state.valueOrRead(at: start + .seconds(61)) == "a")
        #expect(state.fallback == "a")
        #expect(state.valueOrRead(at: start + .seconds(120)) == nil)
    }

    @Test func `An expired value is read at the next use`() {
        var state = RefreshState<String>(period: .seconds(60))
        _ = state.valueOrRead(at: start)
        state.didRead("a")
        state.expire()
        #expect(state.valueOrRead(at: start + .seconds(1)) == nil)
    }

    @Test func `As long as nothing was read, each use reads`() {
        var state = RefreshState<String>(period: .seconds(60))
        #expect(state.valueOrRead(at: start) == nil)
        #expect(state.valueOrRead(at: start) == nil)
    }
}
