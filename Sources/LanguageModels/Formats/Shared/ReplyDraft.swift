import KubernetesModel
import ModelExchange

/// A reply that is being put together. Everything in it was written by somebody else and is bounded here.
struct ReplyDraft {
    /// The most tool calls of one reply. We ask for one at a time.
    static let maximumCalls = 128

    let provider: String
    var text = ""
    /// The model's own words of refusal.
    var refusal = ""
    var usage = TokenUsage()
    var finishReason: String?
    private(set) var calls: [ToolCall] = []
    private var callIDs: Set<String> = []
    private let askedModel: String
    private var model: String
    private var id: String?

    /// - Parameter model: The model that was asked.
    init(provider: String, model: String) {
        self.provider = provider
        askedModel = model
        self.model = model
    }

    /// Takes what a response says of itself, under the names that the vendor has for it.
    mutating func identify(_ response: JSONValue, id idName: String = "id", model modelName: String = "model") {
        id = id ?? response.word(idName)
        model = response.word(modelName) ?? model
    }

    /// Adds a wish for a tool. An id that is missing or was there before is replaced by a made-up one.
    mutating func addCall(id: String?, name: String, arguments: JSONValue) throws(ModelError) {
        guard calls.count < Self.maximumCalls else { throw Self.tooManyCalls(provider: provider) }
        var id = id ?? ""
        if id.isEmpty || callIDs.contains(id) { id = madeUpID() }
        callIDs.insert(id)
        calls.append(ToolCall(id: id, name: name, arguments: arguments))
    }

    /// The finished reply.
    ///
    /// - Parameters:
    ///   - ending: What the vendor's finish reason means.
    ///   - opaqueParts: The whole turn in the vendor's JSON, where it has to be given back; otherwise empty.
    func reply(_ ending: Ending, opaqueParts: [OrderedJSON] = []) -> ModelReply {
        let owner = opaqueParts.isEmpty ? nil : ModelTurn.owner(provider: provider, model: askedModel)
        let turn = ModelTurn(text: text, toolCalls: calls, opaqueParts: opaqueParts, opaqueOwner: owner)
        return ModelReply(
            outcome: outcome(ending), turn: turn, usage: usage, provider: provider, model: model, id: id,
            finishReasons: finishReason.map { [ServerText.clean($0)] } ?? [])
    }

    private func outcome(_ ending: Ending) -> ModelReply.Outcome {
        if !refusal.isEmpty { return .refused(ServerText.clean(refusal)) }
        switch ending {
        case .refused(let reason): return .refused(ServerText.clean(reason))
        case .truncated: return .truncated
        case .finished: return calls.isEmpty ? .answered : .wantsTools
        }
    }

    static func tooManyCalls(provider: String) -> ModelError {
        ModelError(.tooLarge, "\(provider): the answer has more than \(maximumCalls) tool calls")
    }

    /// An id that no other call of the conversation has, as far as the replies have ids; letters, digits and
    /// underscores, at most 64, which every provider takes.
    private func madeUpID() -> String {
        let reply = (id ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.suffix(40)
        return "\(ToolCall.madeUpPrefix)\(reply)_\(calls.count)"
    }
}

extension ReplyDraft {
    /// How the model stopped, whatever the vendor calls it.
    enum Ending: Hashable {
        case finished
        case truncated
        case refused(String)
    }
}
