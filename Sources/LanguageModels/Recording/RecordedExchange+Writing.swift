import Foundation
import ModelExchange

extension RecordedExchange {
    /// The exchange as one line, with the line feed.
    ///
    /// - Parameter redact: Takes out of a text what must not be written. It gets each text by itself, so that what is
    ///   written stays JSON; names of members among them.
    func line(redact: (String) -> String) -> Data {
        let outcome: OrderedJSON.Member =
            switch result {
            case .success(let reply): OrderedJSON.Member("reply", reply.recorded.mapTexts(redact))
            case .failure(let error): OrderedJSON.Member("error", error.recorded.mapTexts(redact))
            }
        let line = OrderedJSON.object([
            OrderedJSON.Member("version", .integer(Self.version)),
            OrderedJSON.Member("time", .string(time.formatted(.iso8601))),
            OrderedJSON.Member("role", .string(role.rawValue)),
            OrderedJSON.Member("digest", .string(digest)),
            OrderedJSON.Member("request", request.mapTexts(redact)),
            outcome,
        ])
        return Data((line.text + "\n").utf8)
    }
}

extension ModelReply {
    fileprivate var recorded: OrderedJSON {
        .members([
            "outcome": .string(outcome.name),
            "refusal": outcome.refusal.map { .string($0) },
            "turn": turn.recorded,
            "usage": [
                "input": .integer(usage.input), "cachedInput": .integer(usage.cachedInput),
                "cacheWrites": .integer(usage.cacheWrites), "output": .integer(usage.output),
                "reasoning": .integer(usage.reasoning),
            ],
            "cost": cost.map { .integer($0) },
            "provider": .string(provider),
            "model": .string(model),
            "id": id.map { .string($0) },
            "finishReasons": finishReasons.jsonArray { .string($0) },
        ])
    }
}

extension ModelReply.Outcome {
    /// The outcome's name; in metrics too.
    var name: String {
        switch self {
        case .answered: "answered"
        case .wantsTools: "wantsTools"
        case .refused: "refused"
        case .truncated: "truncated"
        }
    }

    fileprivate var refusal: String? {
        if case .refused(let reason) = self { reason } else { nil }
    }
}

extension ModelError {
    fileprivate var recorded: OrderedJSON {
        .members([
            "code": .string(code.rawValue),
            "message": .string(message),
            "retryAfterSeconds": retryAfter.map { .number($0 / .seconds(1)) },
        ])
    }
}
