import Foundation
import Incidents
import KubernetesModel
import ModelExchange
import Synchronization

/// The exchanges of one consultation as they happen, so that one that runs out of time is recorded too.
final class ExchangeLog: Sendable {
    private let records = Mutex<[ExchangeRecord]>([])

    var exchanges: [ExchangeRecord] { records.withLock { $0 } }

    /// Keeps a reply or a failure.
    func note(
        _ result: Result<ModelReply, any Error>, to request: ModelRequest, as role: ModelRole, after time: Duration
    ) {
        let isFirst = !exchanges.contains { $0.role == role }
        var record = ExchangeRecord(
            role: role, instructions: isFirst ? request.instructions : nil, prompt: Self.news(in: request), outcome: "",
            estimatedInput: PromptSize.tokens(of: request),
            seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
        switch result {
        case .success(let reply):
            record.provider = reply.provider
            record.model = reply.model
            record.reply = reply.turn.text
            record.toolCalls = reply.turn.toolCalls.map { call in
                .object(["name": .string(call.name), "arguments": call.arguments])
            }
            record.outcome = Self.name(of: reply.outcome)
            record.usage = reply.usage
            record.cost = reply.cost
        case .failure(let error):
            record.outcome = (error as? ModelError)?.code.rawValue ?? "cancelled"
            record.reply = (error as? ModelError)?.message ?? ""
        }
        records.withLock { $0.append(record) }
    }

    private static func name(of outcome: ModelReply.Outcome) -> String {
        switch outcome {
        case .answered: "answered"
        case .wantsTools: "wantsTools"
        case .refused: "refused"
        case .truncated: "truncated"
        }
    }

    /// The turns since the model spoke last.
    private static func news(in request: ModelRequest) -> String {
        let last = request.turns.lastIndex { turn in
            if case .model = turn { true } else { false }
        }
        let turns = last.map { request.turns[($0 + 1)...] } ?? request.turns[...]
        return turns.map { turn in
            switch turn {
            case .user(let text): text
            case .model(let turn): turn.text
            case .toolResults(let results): results.map { "\($0.name): \($0.content)" }.joined(separator: "\n")
            }
        }.joined(separator: "\n\n")
    }
}
