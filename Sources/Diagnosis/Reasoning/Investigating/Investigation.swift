import Evidence
import Incidents
import ModelExchange

/// One conversation in which a model may look closer before it answers: a pure state machine.
///
/// It bounds what a model can spend: looks, tokens, refused calls. A look that was asked before is refused; at a limit
/// the model is told to answer, and gets no tools any more.
struct Investigation: Sendable {
    /// What to do next.
    enum Step: Sendable {
        case ask(ModelRequest)
        /// Look closer, and come back with ``Investigation/took(_:items:omissions:fence:)``.
        case look([(call: ToolCall, lookup: Lookup)])
        case done(DiagnosisAnswer)
        case failed(String)
    }

    private(set) var dossier: Dossier
    private let limits: InvestigationLimits
    private var request: ModelRequest
    private var seen: Set<Lookup> = []
    private(set) var lookups = 0
    private var refusals = 0
    private var repairs = 0
    /// Estimated input tokens of the requests so far.
    private(set) var inputTokens = 0

    /// Begins one.
    ///
    /// - Parameters:
    ///   - prompt: The dossier as text.
    ///   - withTools: Whether the model may look closer.
    init(_ dossier: Dossier, prompt: String, withTools: Bool, limits: InvestigationLimits) {
        self.dossier = dossier
        self.limits = limits
        request = Self.request(for: dossier, prompt: prompt, withTools: withTools, outputTokens: limits.outputTokens)
    }

    /// The first request of a conversation.
    static func request(
        for dossier: Dossier, prompt: String, withTools: Bool, outputTokens: Int
    ) -> ModelRequest {
        ModelRequest(
            instructions: withTools
                ? Instructions.diagnosis + "\n\n" + Instructions.tools : Instructions.diagnosis,
            turns: [.user(prompt)], tools: withTools ? LookupTools.all : [], allowsToolCalls: withTools,
            answer: AnswerFormats.diagnosis, maxOutputTokens: outputTokens, conversation: "\(dossier.incident)")
    }

    /// The next request.
    mutating func begin() -> Step { ask() }

    private mutating func ask() -> Step {
        let cost = PromptSize.tokens(of: request)
        guard hasRoom(for: cost) else {
            return .failed("no tokens are left to ask the model again")
        }
        // What a look brings has to be read in one more request, which holds all of this one.
        if lookups >= limits.lookups || refusals > limits.refusals || !hasRoom(for: 2 * cost + lookCost) {
            request.allowsToolCalls = false
        }
        inputTokens += cost
        return .ask(request)
    }

    private func hasRoom(for tokens: Int) -> Bool { inputTokens + tokens <= limits.investigationTokens }

    /// What one look adds to the next request: what it brings, the fences around it, and the call itself. In tokens.
    private var lookCost: Int { limits.lookupTokens + 150 }

    /// Takes a model's reply.
    mutating func take(_ reply: ModelReply) -> Step {
        switch reply.outcome {
        case .refused(let reason): return .failed("the model refused: \(Words.line(reason, limit: 200))")
        case .truncated: return mend(reply.turn, "the answer was cut off: be brief")
        case .wantsTools:
            guard request.allowsToolCalls else {
                return mend(ModelTurn(text: reply.turn.text), "no looks are left: answer now")
            }
            return carryOut(reply.turn)
        case .answered:
            do {
                return .done(try DiagnosisAnswer(reply.turn.text, dossier: dossier))
            } catch {
                return mend(reply.turn, "\(error)")
            }
        }
    }

    /// Asks once more for an answer that can be used; twice is enough.
    private mutating func mend(_ turn: ModelTurn, _ problem: String) -> Step {
        guard repairs < 1 else { return .failed("the model gave no usable answer: \(problem)") }
        repairs += 1
        if !turn.text.isEmpty {
            request.turns.append(.model(ModelTurn(text: Self.shortened(turn.text))))
        }
        request.turns.append(.user("That could not be used: \(problem). Answer in the JSON that was asked for."))
        request.allowsToolCalls = false
        return ask()
    }

    private mutating func carryOut(_ turn: ModelTurn) -> Step {
        guard !turn.toolCalls.isEmpty, turn.toolCalls.count <= Self.maxCalls else {
            return mend(ModelTurn(text: turn.text), "\(turn.toolCalls.count) tools were called at once")
        }
        var turn = turn
        // Where the provider wants its own record of the turn back, that is what counts.
        if turn.opaqueParts.isEmpty { turn.text = Self.shortened(turn.text) }
        request.turns.append(.model(turn))
        let cost = PromptSize.tokens(of: request)
        var results: [ToolResult] = []
        var wanted: [(call: ToolCall, lookup: Lookup)] = []
        // Every call is answered, as providers demand, and the first ones are carried out.
        for (index, call) in turn.toolCalls.enumerated() {
            do throws(CallProblem) {
                guard index < Self.maxLooks else { throw CallProblem("only \(Self.maxLooks) looks at once") }
                let lookup = try LookupTools.lookup(for: call)
                guard lookups + wanted.count < limits.lookups,
                    hasRoom(for: cost + (wanted.count + 1) * lookCost)
                else { throw CallProblem("no looks are left: answer now") }
                guard seen.insert(lookup).inserted else {
                    throw CallProblem("you looked at that already; look at something else, or answer")
                }
                wanted.append((call, lookup))
            } catch {
                refusals += 1
                results.append(
                    ToolResult(callID: call.id, name: call.name, content: error.message, isError: true))
            }
        }
        pending = results
        if wanted.isEmpty { return finishLooks() }
        return .look(wanted)
    }

    /// A turn with more calls than this is no wish to look closer.
    private static let maxCalls = 16
    /// How many calls of one turn are carried out.
    private static let maxLooks = 3
    /// What a model said beside its answer is given back to it in short.
    private static func shortened(_ text: String) -> String { String(text.prefix(2_000)) }

    /// Results of the turn's calls so far.
    private var pending: [ToolResult] = []

    /// Takes what a look brought: the items become part of the dossier, with ids of their own, and can be cited.
    ///
    /// - Parameter render: Writes items and omissions as text for the model.
    mutating func took(
        _ call: ToolCall, items: [DossierItem], omissions: [Omission], render: ([DossierItem], [Omission]) -> String
    ) {
        lookups += 1
        var numbered = items
        for index in numbered.indices { numbered[index].evidence.id = "e\(dossier.items.count + index + 1)" }
        dossier.items += numbered
        dossier.omissions += omissions
        pending.append(ToolResult(callID: call.id, name: call.name, content: render(numbered, omissions)))
    }

    /// Goes on after all looks of a turn were taken.
    mutating func finishLooks() -> Step {
        guard case .model(let turn)? = request.turns.last else { return .failed("no tool was asked for") }
        let order = turn.toolCalls.map(\.id)
        request.turns.append(
            .toolResults(
                pending.sorted { left, right in
                    (order.firstIndex(of: left.callID) ?? 0) < (order.firstIndex(of: right.callID) ?? 0)
                }))
        pending = []
        return ask()
    }
}
