import Foundation
import KubernetesModel

/// What OpenAI's guide "Data preparation and analysis for chat model fine-tuning"
/// (https://cookbook.openai.com/examples/chat_finetuning_data_prep) finds wrong with an example.
enum OpenAIRules {
    static func violations(in line: Data) throws -> [String] {
        guard case .object(let example) = try JSONValue(parsing: line) else { return ["data type"] }
        guard let messages = example["messages"]?.arrayValue, !messages.isEmpty else { return ["missing messages"] }
        var found = example.keys.filter { $0 != "messages" }.map { "unrecognized member \($0)" }
        for message in messages {
            guard let members = message.objectValue, members["role"] != nil, members["content"] != nil else {
                found.append("message missing key")
                continue
            }
            if !Set(members.keys).isSubset(of: ["role", "content", "name", "function_call", "weight"]) {
                found.append("message unrecognized key")
            }
            if !["system", "user", "assistant", "function"].contains(members["role"]?.stringValue ?? "") {
                found.append("unrecognized role")
            }
            guard let content = members["content"]?.stringValue, content.contains(where: { !$0.isWhitespace }) else {
                found.append("missing content")
                continue
            }
        }
        let roles = messages.map { $0["role"]?.stringValue }
        if !roles.contains("assistant") { found.append("example missing assistant message") }
        if roles.last != "assistant" { found.append("the last message is not the assistant's") }
        if !roles.contains("user") { found.append("nothing is asked") }
        return found
    }
}
