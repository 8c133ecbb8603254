import Foundation
import ModelExchange
import Testing

@testable import LanguageModels

struct CircuitBreakerTests {
    private var breaker = CircuitBreaker(CircuitPolicy())

    /// Sends one request that fails.
    private mutating func fail(
        _ code: ModelError.Code = .unavailable, at seconds: TimeInterval = 0, credential: Int = 1,
        retryAfter: Duration? = nil
    ) throws {
        let now = Date.testing + seconds
        let ticket = try breaker.admit(at: now, credential: credential)
        breaker.failed(
            ticket, ModelError(code, "it broke", retryAfter: retryAfter), at: now, credential: credential)
    }

    private mutating func turnedAway(at seconds: TimeInterval, credential: Int = 1) -> ModelError? {
        do throws(ModelError) {
            _ = try breaker.admit(at: .testing + seconds, credential: credential)
            return nil
        } catch {
            return error
        }
    }

    @Test mutating func `Five failures in a row open it for half a minute, and say so`() throws {
        for _ in 0..<4 { try fail() }
        #expect(breaker.opening == nil)
        try fail()
        let refusal = turnedAway(at: 29)
        #expect(refusal?.code == .circuitOpen)
        #expect(refusal?.message == "left alone until 2026-11-25T20:00:30Z: it broke")
        #expect(refusal?.retryAfter == .seconds(1))
        let answer = turnedAway(at: 30)
        #expect(answer == nil)
    }

    @Test mutating func `A success in between starts the count again`() throws {
        for _ in 0..<4 { try fail() }
        breaker.succeeded(try breaker.admit(at: .testing, credential: 1))
        for _ in 0..<4 { try fail() }
        #expect(breaker.opening == nil)
    }

    @Test mutating func `One request is let through to try, and its success closes it`() throws {
        for _ in 0..<5 { try fail() }
        let ticket = try breaker.admit(at: .testing + 31, credential: 1)
        let before = turnedAway(at: 31)
        #expect(before?.code == .circuitOpen, "one alone")
        breaker.succeeded(ticket)
        #expect(breaker.opening == nil)
        let after = turnedAway(at: 31)
        #expect(after == nil)
    }

    @Test mutating func `Each failed try doubles the pause, up to ten minutes`() throws {
        for _ in 0..<5 { try fail() }
        var now: TimeInterval = 0
        var pauses: [TimeInterval] = []
        for _ in 0..<7 {
            let until = try #require(breaker.opening?.until)
            pauses.append(until.timeIntervalSince(.testing + now))
            now = until.timeIntervalSince(.testing)
            try fail(at: now)
        }
        #expect(pauses == [30, 60, 120, 240, 480, 600, 600])
    }

    @Test mutating func `A try of which nothing is known makes room for the next one`() throws {
        for _ in 0..<5 { try fail() }
        breaker.abandoned(try breaker.admit(at: .testing + 31, credential: 1))
        #expect(breaker.opening != nil)
        let answer = turnedAway(at: 31)
        #expect(answer == nil)
    }

    @Test mutating func `A spent account opens it at once, for an hour`() throws {
        try fail(.spendLimit)
        let before = turnedAway(at: 3_599)
        #expect(before?.message.contains("it broke") == true)
        let after = turnedAway(at: 3_600)
        #expect(after == nil)
    }

    @Test mutating func `A refused key opens it at once, until the key changes`() throws {
        try fail(.unauthorized, credential: 1)
        let before = turnedAway(at: 60, credential: 1)
        #expect(before?.code == .circuitOpen)
        let after = turnedAway(at: 60, credential: 2)
        #expect(after == nil)
    }

    @Test mutating func `A wait that the provider asks for is the least pause`() throws {
        for _ in 0..<5 { try fail(.rateLimited, retryAfter: .seconds(90)) }
        #expect(breaker.opening?.until == .testing + 90)
    }

    @Test mutating func `A request that is the matter itself is no failure of the provider`() throws {
        for _ in 0..<20 { try fail(.invalidRequest) }
        #expect(breaker.opening == nil)
    }

    @Test mutating func `What is told of a request from before a change does not matter`() throws {
        let slow = try breaker.admit(at: .testing, credential: 1)
        for _ in 0..<5 { try fail() }
        breaker.succeeded(slow)
        #expect(breaker.opening != nil)
        breaker.succeeded(try breaker.admit(at: .testing + 31, credential: 1))
        breaker.failed(slow, ModelError(.spendLimit, "m"), at: .testing + 32, credential: 1)
        #expect(breaker.opening == nil)
    }
}
