internal import Foundation
internal import KubernetesModel
internal import Synchronization

/// Writes events as client-go does: what is said again is counted, what is said in many variants is drawn together, and
/// who says too much is silenced. From client-go's tools/record/events_cache.go.
final class EventRecorder: Sendable {
    /// What is drawn together: one component's reason for one object.
    private struct Topic: Hashable {
        let component: String
        let host: String
        let object: String
        let type: String
        let reason: String
    }

    /// What a component says of an object, whatever it is.
    private struct Speaker: Hashable {
        let component: String
        let host: String
        let object: String
    }

    private struct Known {
        let name: String
        var last: Date
    }

    private struct Variants {
        var messages: Set<String> = []
        var last: Date
    }

    private struct State {
        var known: [Topic: [String: Known]] = [:]
        var variants: [Topic: Variants] = [:]
        var allowances: [Speaker: (tokens: Double, at: Date)] = [:]
        var count: UInt64 = 0
    }

    private let state = Mutex(State())

    // The defaults of NewEventCorrelator.
    private static let variantsAtMost = 10
    private static let variantsWithin: TimeInterval = 600
    private static let burst = 25.0
    private static let refill = 1.0 / 300
    /// What is remembered at most; then it begins anew, as client-go's cache lets the oldest go.
    private static let limit = 4096

    /// What to write for something that is said.
    enum Wish {
        case nothing
        case new(name: String, message: String)
        case again(name: String, message: String)
    }

    func wish(
        _ type: String, _ reason: String, _ message: String, object: JSONValue, component: String, host: String,
        at now: Date
    ) -> Wish {
        let identity = "\(object["kind"]?.stringValue ?? "")/\(object.namespace)/\(object.name)/\(object.uid)"
        let topic = Topic(component: component, host: host, object: identity, type: type, reason: reason)
        return state.withLock { state in
            let message = Self.drawnTogether(message, topic, at: now, in: &state)
            guard Self.isAllowed(Speaker(component: component, host: host, object: identity), at: now, in: &state)
            else { return .nothing }
            if let known = state.known[topic]?[message] {
                state.known[topic]?[message]?.last = now
                return .again(name: known.name, message: message)
            }
            if state.known.count >= Self.limit { state.known = [:] }
            state.count += 1
            let name = "\(object.name).\(Self.stamp(now, state.count))"
            state.known[topic, default: [:]][message] = Known(name: name, last: now)
            return .new(name: name, message: message)
        }
    }

    private static func drawnTogether(_ message: String, _ topic: Topic, at now: Date, in state: inout State) -> String
    {
        if state.variants.count >= limit { state.variants = [:] }
        var variants = state.variants[topic] ?? Variants(last: now)
        if now.timeIntervalSince(variants.last) > variantsWithin { variants.messages = [] }
        variants.last = now
        if variants.messages.count < variantsAtMost { variants.messages.insert(message) }
        state.variants[topic] = variants
        return variants.messages.count < variantsAtMost ? message : "(combined from similar events): \(message)"
    }

    private static func isAllowed(_ speaker: Speaker, at now: Date, in state: inout State) -> Bool {
        if state.allowances.count >= limit { state.allowances = [:] }
        let (tokens, at) = state.allowances[speaker] ?? (burst, now)
        let available = min(burst, tokens + now.timeIntervalSince(at) * refill)
        state.allowances[speaker] = (available >= 1 ? available - 1 : available, now)
        return available >= 1
    }

    /// The time in hexadecimal nanoseconds, and a number, for two events may be of one moment.
    private static func stamp(_ now: Date, _ number: UInt64) -> String {
        let nanoseconds = UInt64(max(0, min(now.timeIntervalSince1970, 9e9)) * 1e9) + number
        return String(nanoseconds, radix: 16)
    }
}
