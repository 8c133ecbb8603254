import Foundation
import Testing

@testable import Lab

struct WorkQueueTests {
    private static let start = Date(timeIntervalSince1970: 1_000_000)
    private let web = ObjectKey(ResourceName(group: "", plural: "pods"), namespace: "shop", name: "web")
    private let cart = ObjectKey(ResourceName(group: "", plural: "pods"), namespace: "shop", name: "cart")

    @Test func `a key that is added twice comes once`() {
        var queue = WorkQueue()
        queue.add(web)
        queue.add(cart)
        queue.add(web)
        #expect(drain(&queue, at: Self.start) == [web, cart])
    }

    @Test func `a timer comes at its time and not before`() {
        var queue = WorkQueue()
        queue.set(web, at: Self.start + 10)
        #expect(drain(&queue, at: Self.start + 9.999).isEmpty)
        #expect(queue.nextInstant() == Self.start + 10)
        #expect(drain(&queue, at: Self.start + 10) == [web])
        #expect(queue.nextInstant() == nil)
    }

    @Test func `a later word on when to look replaces the earlier one`() {
        var queue = WorkQueue()
        queue.set(web, at: Self.start + 10)
        queue.set(web, at: Self.start + 20)
        #expect(drain(&queue, at: Self.start + 10).isEmpty)
        queue.set(web, at: nil)
        #expect(queue.nextInstant() == nil)
        #expect(drain(&queue, at: Self.start + 30).isEmpty)
    }

    @Test func `timers of one moment come in the order in which they were set`() {
        var queue = WorkQueue()
        queue.set(cart, at: Self.start + 5)
        queue.set(web, at: Self.start + 5)
        #expect(drain(&queue, at: Self.start + 5) == [cart, web])
    }

    private func drain(_ queue: inout WorkQueue, at now: Date) -> [ObjectKey] {
        var keys: [ObjectKey] = []
        while let key = queue.next(at: now) { keys.append(key) }
        return keys
    }
}
