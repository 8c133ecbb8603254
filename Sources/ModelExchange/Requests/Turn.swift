public import KubernetesModel

/// One turn of a conversation with a model.
public enum Turn: Hashable, Sendable {
    case user(String)
    case model(ModelTurn)
    /// What the tools answered that the turn before asked for, in the order of the calls.
    case toolResults([ToolResult])
}

/// What a model said in one turn.
public struct ModelTurn: Hashable, Sendable {
    /// Its words; empty where it only asked for tools.
    public var text: String
    public var toolCalls: [ToolCall]
    /// The whole turn in the provider's own JSON and order, where something in it means something to the provider alone
    /// and has to be given back unchanged: signed thoughts, reasoning items. Otherwise empty.
    public var opaqueParts: [OrderedJSON]
    /// Who wrote the ``opaqueParts``, provider and model, and is given them back. To anybody else the turn is its text
    /// and its calls.
    public var opaqueOwner: String?

    public init(
        text: String = "", toolCalls: [ToolCall] = [], opaqueParts: [OrderedJSON] = [], opaqueOwner: String? = nil
    ) {
        self.text = text
        self.toolCalls = toolCalls
        self.opaqueParts = opaqueParts
        self.opaqueOwner = opaqueOwner
    }
}

/// A model's wish to use a tool. Nothing of it has been checked.
public struct ToolCall: Hashable, Sendable {
    /// The provider's name for the call; made up where the provider gives none.
    public var id: String
    public var name: String
    /// Null where the model's text was not JSON.
    public var arguments: JSONValue

    public init(id: String, name: String, arguments: JSONValue) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }
}

/// What a tool answered.
public struct ToolResult: Hashable, Sendable {
    /// The ``ToolCall/id`` that it answers.
    public var callID: String
    /// The tool's name.
    public var name: String
    public var content: String
    public var isError: Bool

    public init(callID: String, name: String, content: String, isError: Bool = false) {
        self.callID = callID
        self.name = name
        self.content = content
        self.isError = isError
    }
}
