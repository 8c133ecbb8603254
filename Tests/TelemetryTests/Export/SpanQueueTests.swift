import Testing

@testable import Telemetry

@Suite struct SpanQueueTests {
    private var queue = SpanQueue(limits: SpanQueue.Limits(spans: 5, batch: 2, bytes: 100))

    private func add(_ name: String, size: Int = 1, to queue: inout SpanQueue) -> SpanQueue.Admission {
        queue.add(.test(name), size: size)
    }

    @Test func `spans leave in the order that they came, in batches`() {
        var queue = queue
        #expect(["a", "b", "c"].map { add($0, to: &queue) } == [.waits, .fillsBatch, .waits])
        #expect(queue.take().map(\.name) == ["a", "b"])
        #expect(queue.take().map(\.name) == ["c"])
        #expect(queue.take().isEmpty)
    }

    @Test func `what finds no room is dropped and counted, and what waits stays`() {
        var queue = queue
        let admissions = (0..<8).map { add("\($0)", to: &queue) }
        #expect(admissions == [.waits, .fillsBatch, .waits, .fillsBatch, .waits, .dropped, .dropped, .dropped])
        #expect(queue.takeDropped() == 3)
        #expect(queue.takeDropped() == 0)
        #expect(queue.count == 5)
        #expect(queue.take().map(\.name) == ["0", "1"])
        #expect(add("8", to: &queue) == .fillsBatch)
    }

    @Test func `memory is bounded, and room that is freed is room again`() {
        var queue = queue
        #expect(add("large", size: 101, to: &queue) == .dropped)
        #expect(add("a", size: 60, to: &queue) == .waits)
        #expect(add("b", size: 41, to: &queue) == .dropped)
        #expect(add("c", size: 40, to: &queue) == .fillsBatch)
        _ = queue.take()
        #expect(add("d", size: 100, to: &queue) == .waits)
        #expect(queue.takeDropped() == 2)
    }

    @Test func `a queue that is closed tells what it dropped, and takes nothing more`() {
        var queue = queue
        _ = add("a", to: &queue)
        _ = add("b", to: &queue)
        #expect(queue.close() == 2)
        #expect(queue.take().isEmpty)
        #expect(add("c", to: &queue) == .dropped)
        #expect(queue.close() == 0)
    }
}
