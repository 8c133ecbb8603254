import KubernetesModel
import ModelExchange

/// The content blocks of a streamed message while they grow.
struct AnthropicBlocks {
    /// The most blocks of one message.
    static let maximum = 1_024

    private struct Block {
        /// The block as it began; what it holds then is empty or the first piece.
        var start: JSONValue
        var text = ""
        var thinking = ""
        var signature = ""
        var input = ""
    }

    private var blocks: [Block] = []
    private var positions: [Int: Int] = [:]

    /// Begins a block.
    ///
    /// - Returns: false where there are too many.
    mutating func start(_ index: Int?, as block: JSONValue) -> Bool {
        guard blocks.count < Self.maximum else { return false }
        positions[index ?? blocks.count] = blocks.count
        blocks.append(Block(start: block))
        return true
    }

    /// Adds a piece to a block. Kinds of pieces that are not known are ignored.
    ///
    /// - Returns: false where no such block has begun.
    mutating func grow(_ index: Int?, by delta: JSONValue) -> Bool {
        guard let position = index.flatMap({ positions[$0] }) else { return false }
        switch delta["type"]?.stringValue {
        case "text_delta": blocks[position].text += delta["text"]?.stringValue ?? ""
        case "input_json_delta": blocks[position].input += delta["partial_json"]?.stringValue ?? ""
        case "thinking_delta": blocks[position].thinking += delta["thinking"]?.stringValue ?? ""
        case "signature_delta": blocks[position].signature += delta["signature"]?.stringValue ?? ""
        default: break
        }
        return true
    }

    /// The blocks in the order in which they began, as the API gives them in a whole answer.
    var finished: [JSONValue] { blocks.map(Self.finished) }

    private static func finished(_ block: Block) -> JSONValue {
        func whole(_ name: String, _ more: String) -> JSONValue {
            .string((block.start[name]?.stringValue ?? "") + more)
        }
        var result = block.start
        switch block.start["type"]?.stringValue {
        case "text": result["text"] = whole("text", block.text)
        case "thinking":
            result["thinking"] = whole("thinking", block.thinking)
            result["signature"] = whole("signature", block.signature)
        case "tool_use" where !block.input.isEmpty: result["input"] = ToolCall.arguments(parsing: block.input)
        default: break
        }
        return result
    }
}
