import Foundation
import KubernetesModel
import ModelExchange

extension ToolCall {
    /// What every made-up ``id`` begins with.
    static let madeUpPrefix = "midwatch_"

    /// Whether the provider gave no id: it is not to see ours then.
    var hasMadeUpID: Bool { id.hasPrefix(Self.madeUpPrefix) }

    /// Reads arguments that come as text. None at all stand for an empty object, as for a tool without parameters.
    static func arguments(parsing text: String) -> JSONValue {
        guard text.contains(where: { !$0.isWhitespace }) else { return .object([:]) }
        // What is no JSON is said by null, as the type demands; whoever checks the call says why it is turned down.
        return (try? JSONValue(parsing: Data(text.utf8))) ?? .null
    }

    /// The arguments as an object, which is the least that every provider wants to see of them again.
    var argumentsObject: OrderedJSON {
        guard case .object = arguments else { return .object([]) }
        return OrderedJSON(arguments)
    }

    /// The arguments as text, for providers that send them so.
    var argumentsText: OrderedJSON { .string(argumentsObject.text) }
}

extension ToolResult {
    /// Whether the provider gave the call no id.
    var hasMadeUpID: Bool { callID.hasPrefix(ToolCall.madeUpPrefix) }
}
