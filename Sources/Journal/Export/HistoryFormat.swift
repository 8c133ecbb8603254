/// How the history is written for other programs.
public enum HistoryFormat: String, Hashable, Sendable, CaseIterable {
    /// Examples for fine-tuning a chat model, one JSON object a line.
    case openAIJSONL = "openai-jsonl"
    /// One JSON array with everything that is known of each case.
    case json
}
