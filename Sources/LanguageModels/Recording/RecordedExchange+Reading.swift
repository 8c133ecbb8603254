public import Foundation
import KubernetesModel
import ModelExchange

extension RecordedExchange {
    /// Reads one line.
    ///
    /// - Throws: A ``RecordingProblem`` that says what is wrong with it.
    public init(line: Data) throws(RecordingProblem) {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: line)
        } catch {
            throw RecordingProblem("is not JSON")
        }
        guard value["version"] == .integer(Self.version) else {
            throw RecordingProblem("is not of version \(Self.version); record it anew")
        }
        guard let time = value["time"]?.stringValue.flatMap(Self.date),
            let role = value["role"]?.stringValue.flatMap(ModelRole.init),
            let digest = value["digest"]?.stringValue, let request = value["request"], request.objectValue != nil
        else { throw RecordingProblem("lacks a time, a role, a digest or a request") }
        if let reply = value["reply"].flatMap(ModelReply.init(recorded:)) {
            result = .success(reply)
        } else if let error = value["error"].flatMap(ModelError.init(recorded:)) {
            result = .failure(error)
        } else {
            throw RecordingProblem("has neither a whole reply nor a whole error")
        }
        self.time = time
        self.role = role
        self.digest = digest
        self.request = OrderedJSON(request)
    }

    /// Reads a file that a ``RecordingFile`` wrote. Blocks for the time of reading it.
    ///
    /// - Throws: A ``RecordingProblem`` that names the file and the line.
    public static func all(inFile path: String) throws(RecordingProblem) -> [RecordedExchange] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RecordingProblem("\(path) cannot be read")
        }
        var exchanges: [RecordedExchange] = []
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty {
            do {
                exchanges.append(try RecordedExchange(line: Data(line)))
            } catch {
                throw RecordingProblem("\(path), line \(index + 1) \(error)")
            }
        }
        return exchanges
    }

    private static func date(_ text: String) -> Date? {
        // A text that is no date is none, whatever the reason.
        try? Date(text, strategy: .iso8601)
    }
}

extension ModelReply {
    fileprivate init?(recorded value: JSONValue) {
        guard let outcome = Outcome(recorded: value), let turn = value["turn"].flatMap(ModelTurn.init(recorded:)),
            let usage = value["usage"].flatMap(TokenUsage.init(recorded:)),
            let provider = value["provider"]?.stringValue, let model = value["model"]?.stringValue
        else { return nil }
        self.init(
            outcome: outcome, turn: turn, usage: usage, cost: value["cost"]?.intValue, provider: provider, model: model,
            id: value["id"]?.stringValue,
            finishReasons: (value["finishReasons"]?.arrayValue ?? []).compactMap(\.stringValue))
    }
}

extension ModelReply.Outcome {
    fileprivate init?(recorded reply: JSONValue) {
        switch reply["outcome"] {
        case "answered": self = .answered
        case "wantsTools": self = .wantsTools
        case "refused": self = .refused(reply["refusal"]?.stringValue ?? "")
        case "truncated": self = .truncated
        default: return nil
        }
    }
}

extension ModelTurn {
    fileprivate init?(recorded value: JSONValue) {
        guard let text = value["text"]?.stringValue else { return nil }
        let recordedCalls = value["toolCalls"]?.arrayValue ?? []
        let calls = recordedCalls.compactMap(ToolCall.init(recorded:))
        guard calls.count == recordedCalls.count else { return nil }
        self.init(
            text: text, toolCalls: calls, opaqueParts: (value["opaqueParts"]?.arrayValue ?? []).map(OrderedJSON.init),
            opaqueOwner: value["opaqueOwner"]?.stringValue)
    }
}

extension ToolCall {
    fileprivate init?(recorded value: JSONValue) {
        guard let id = value["id"]?.stringValue, let name = value["name"]?.stringValue,
            let arguments = value["arguments"]
        else { return nil }
        self.init(id: id, name: name, arguments: arguments)
    }
}

extension TokenUsage {
    fileprivate init?(recorded value: JSONValue) {
        guard let input = value["input"]?.intValue, let cachedInput = value["cachedInput"]?.intValue,
            let cacheWrites = value["cacheWrites"]?.intValue, let output = value["output"]?.intValue,
            let reasoning = value["reasoning"]?.intValue
        else { return nil }
        self.init(
            input: input, cachedInput: cachedInput, cacheWrites: cacheWrites, output: output, reasoning: reasoning)
    }
}

extension ModelError {
    fileprivate init?(recorded value: JSONValue) {
        guard let code = value["code"]?.stringValue.flatMap(Code.init), let message = value["message"]?.stringValue
        else { return nil }
        let seconds: Double? =
            switch value["retryAfterSeconds"] {
            case .integer(let seconds): Double(seconds)
            case .number(let seconds): seconds
            default: nil
            }
        // What is no span of time is none.
        self.init(code, message, retryAfter: seconds.flatMap { 0...1e9 ~= $0 ? .seconds($0) : nil })
    }
}
