import ModelExchange
import Testing

@testable import LanguageModels

struct RouteMemoryTests {
    private let first = ModelTarget(provider: "a", model: "1")
    private let second = ModelTarget(provider: "b", model: "2")
    private let third = ModelTarget(provider: "c", model: "3")
    private let key = RouteMemory.Key(role: .investigation, conversation: "shop/web")
    private var memory = RouteMemory()

    private var route: [ModelTarget] { [first, second, third] }

    @Test mutating func `A new conversation takes the route as it is`() {
        #expect(memory.plan(route, for: key) == route)
    }

    @Test mutating func `A conversation stays with who answered, and comes to the others after`() {
        memory.answered(second, for: key)
        #expect(memory.plan(route, for: key) == [second, first, third])
        memory.answered(first, for: key)
        #expect(memory.plan(route, for: key) == route)
    }

    @Test mutating func `Who turned a conversation down is not asked again`() {
        memory.rejected(first, for: key)
        #expect(memory.plan(route, for: key) == [second, third])
        memory.answered(third, for: key)
        memory.rejected(third, for: key)
        #expect(memory.plan(route, for: key) == [second])
        memory.rejected(second, for: key)
        #expect(memory.plan(route, for: key) == [first], "the error has to come from somewhere")
    }

    @Test mutating func `Conversations and roles are told apart`() {
        memory.rejected(first, for: key)
        let others = [
            RouteMemory.Key(role: .triage, conversation: "shop/web"),
            RouteMemory.Key(role: .investigation, conversation: "shop/api"),
        ]
        for other in others { #expect(memory.plan(route, for: other) == route) }
    }

    @Test mutating func `Of very many conversations the oldest are forgotten`() {
        memory.rejected(first, for: key)
        for number in 0..<5_000 {
            memory.rejected(first, for: RouteMemory.Key(role: .triage, conversation: "\(number)"))
        }
        #expect(memory.count <= RouteMemory.capacity)
        #expect(memory.plan(route, for: key) == route)
        #expect(
            memory.plan(route, for: RouteMemory.Key(role: .triage, conversation: "4999")) == [second, third])
    }
}
