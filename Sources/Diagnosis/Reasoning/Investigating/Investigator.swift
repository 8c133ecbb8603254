public import ControllerRuntime
public import Evidence
import Foundation
import Incidents
import KubernetesModel
public import ModelExchange
import Tracing

/// Asks language models about an incident: one answer from the evidence by a small model, a closer look by a larger one
/// where that answer is unsure, and objections of another one to a plan.
///
/// It ends in bounded time, tokens and memory whatever the models do, and what it gives back is an opinion of which
/// everything that can be checked was checked.
public struct Investigator: Sendable {
    private let model: any LanguageModel
    private let roles: Set<ModelRole>
    private let source: any EvidenceSource
    private let limits: InvestigationLimits
    private let clock: MonotonicClock

    /// - Parameters:
    ///   - model: The models behind their roles.
    ///   - roles: The roles that have a model.
    ///   - source: Where evidence comes from.
    public init(
        model: any LanguageModel, roles: Set<ModelRole>, source: any EvidenceSource,
        limits: InvestigationLimits = InvestigationLimits(), clock: MonotonicClock = MonotonicClock()
    ) {
        self.model = model
        self.roles = roles
        self.source = source
        self.limits = limits
        self.clock = clock
    }

    /// Asks about an incident.
    ///
    /// - Parameters:
    ///   - subject: The incident and what the rules say of it.
    ///   - caseID: The name under which the case will be kept.
    public func consult(_ subject: EvidenceSubject, caseID: String) async -> ConsultationResult {
        await withSpan("invoke_agent midwatch", ofKind: .internal) { span in
            span.attributes["gen_ai.operation.name"] = "invoke_agent"
            span.attributes["gen_ai.agent.name"] = "midwatch"
            span.attributes["gen_ai.conversation.id"] = "\(subject.incident.key)"
            let result = await ask(subject, caseID: caseID)
            span.attributes["gen_ai.provider.name"] = result.provider
            span.attributes["gen_ai.request.model"] = result.model
            span.attributes["gen_ai.usage.input_tokens"] = result.usage.input
            span.attributes["gen_ai.usage.output_tokens"] = result.usage.output
            span.attributes["midwatch.lookups"] = result.lookups
            span.attributes["midwatch.diagnosis.category"] = result.opinion?.category.rawValue
            if let reason = result.reason {
                span.attributes["error.type"] = result.failure?.rawValue ?? "invalid_answer"
                span.setStatus(SpanStatus(code: .error, message: reason))
            }
            return result
        }
    }

    private func ask(_ subject: EvidenceSubject, caseID: String) async -> ConsultationResult {
        let gathered = await withSpan("gather evidence") { _ in await source.gather(for: subject) }
        let log = ExchangeLog()
        let dossier = Prompt.select(gathered, tokens: limits.triageTokens)
        let record = CaseRecord(
            id: caseID, incident: subject.incident.key, at: subject.now, dossier: .null)
        var result = ConsultationResult(record: record)
        let soFar = AnswerSoFar(dossier)
        do {
            try await clock.withTimeout(
                limits.time, orThrow: ModelError(.timedOut, "the models did not answer within \(limits.time)")
            ) { try await converse(dossier, about: subject, log: log, into: soFar) }
        } catch let error as ModelError {
            soFar.fail(error.code, error.message)
        } catch {
            soFar.fail(.timedOut, "it was interrupted")
        }
        let answered = soFar.current
        result.opinion = answered.opinion
        result.failure = answered.failure
        result.reason = answered.reason
        result.lookups = answered.lookups
        result.isSuspicious = gathered.isSuspicious || answered.dossier.isSuspicious
        // A dossier is made of strings, numbers and dates, which always encode.
        result.record.dossier = (try? KubernetesJSON.value(of: answered.dossier)) ?? .null
        result.record.exchanges = log.exchanges
        result.sum(log.exchanges)
        return result
    }

    private func converse(
        _ dossier: Dossier, about subject: EvidenceSubject, log: ExchangeLog, into soFar: AnswerSoFar
    ) async throws {
        for role in [ModelRole.triage, .investigation] where roles.contains(role) && !soFar.current.isEnough {
            try Task.checkCancellation()
            let investigation = Investigation(
                dossier, prompt: Prompt.text(dossier), withTools: role == .investigation, limits: limits)
            do {
                switch try await drive(investigation, as: role, about: subject, log: log, into: soFar) {
                case .answer(let answer): soFar.take(answer, enough: limits.confident)
                case .failure(let reason): soFar.fail(nil, reason)
                }
            } catch let error as ModelError {
                // A model that cannot be had takes nothing away from the other one.
                soFar.fail(error.code, error.message)
            }
        }
        let answered = soFar.current
        if let opinion = answered.opinion, !opinion.plan.isEmpty, roles.contains(.critique) {
            // A plan that was to be looked at twice and was not, is not proposed.
            soFar.object("The second model gave no answer in time.")
            soFar.object(try await criticise(opinion, answered.dossier, log: log))
        }
    }

    /// How a conversation ended.
    private enum Conclusion: Sendable {
        case answer(DiagnosisAnswer)
        case failure(String)
    }

    private func drive(
        _ investigation: Investigation, as role: ModelRole, about subject: EvidenceSubject, log: ExchangeLog,
        into soFar: AnswerSoFar
    ) async throws -> Conclusion {
        var investigation = investigation
        var step = investigation.begin()
        // Every step forward is bounded by the investigation's own limits.
        while true {
            switch step {
            case .ask(let request):
                step = investigation.take(try await reply(to: request, as: role, log: log))
            case .look(let wanted):
                for (call, lookup) in wanted {
                    let found = await look(lookup, as: call, about: subject)
                    investigation.took(call, items: found.items, omissions: found.omissions) {
                        Prompt.text($0, omissions: $1, about: subject.incident.spec.openedAt)
                    }
                    soFar.saw(investigation)
                }
                step = investigation.finishLooks()
            case .done(let answer): return .answer(answer)
            case .failed(let reason): return .failure(reason)
            }
        }
    }

    private func look(
        _ lookup: Lookup, as call: ToolCall, about subject: EvidenceSubject
    ) async -> (items: [DossierItem], omissions: [Omission]) {
        await withSpan("execute_tool \(call.name)", ofKind: .internal) { span in
            span.attributes["gen_ai.operation.name"] = "execute_tool"
            span.attributes["gen_ai.tool.name"] = call.name
            span.attributes["gen_ai.tool.call.id"] = call.id
            span.attributes["gen_ai.tool.type"] = "datastore"
            let found = await source.look(lookup, for: subject)
            let chosen = Prompt.select(found.items, tokens: limits.lookupTokens)
            span.attributes["midwatch.evidence.items"] = chosen.items.count
            return (chosen.items, found.omissions + chosen.omissions)
        }
    }

    private func criticise(_ opinion: Opinion, _ dossier: Dossier, log: ExchangeLog) async throws -> String? {
        let request = ModelRequest(
            instructions: Instructions.critique, turns: [.user(Prompt.text(opinion, dossier))],
            answer: AnswerFormats.critique, maxOutputTokens: limits.outputTokens,
            conversation: "\(dossier.incident)")
        do {
            let reply = try await reply(to: request, as: .critique, log: log)
            guard reply.outcome == .answered else { return "The second model gave no answer." }
            return try CritiqueAnswer(reply.turn.text, dossier: dossier).objection
        } catch let error as ModelError {
            return "The second model could not be asked: \(error.message)"
        } catch let error as AnswerProblem {
            return "The second model gave no usable answer: \(error)"
        }
    }

    private func reply(to request: ModelRequest, as role: ModelRole, log: ExchangeLog) async throws -> ModelReply {
        let start = clock.now
        do {
            let reply = try await model.reply(to: request, as: role)
            log.note(.success(reply), to: request, as: role, after: clock.now - start)
            return reply
        } catch {
            log.note(.failure(error), to: request, as: role, after: clock.now - start)
            throw error
        }
    }
}

extension ConsultationResult {
    /// Adds up what was used; who answered last counts as who answered.
    fileprivate mutating func sum(_ exchanges: [ExchangeRecord]) {
        for exchange in exchanges {
            usage = usage + exchange.usage
            if let cost = exchange.cost { self.cost = (self.cost ?? 0) + cost }
            guard exchange.role != .critique, let provider = exchange.provider else { continue }
            self.provider = provider
            model = exchange.model
        }
    }
}
