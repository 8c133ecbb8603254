import Foundation
import KubernetesModel

/// Why a model's text is no answer, in words that the model can mend it by.
struct AnswerProblem: Error, Hashable, CustomStringConvertible {
    let description: String

    /// The object that a text is, or holds between its first and last brace: models that are not held to a schema like
    /// to say something around it.
    static func parse(_ text: String) throws(AnswerProblem) -> JSONValue {
        guard text.utf8.count <= maxBytes else {
            throw AnswerProblem(description: "the answer has more than \(maxBytes) bytes")
        }
        guard let first = text.firstIndex(of: "{"), let last = text.lastIndex(of: "}"), first < last else {
            throw AnswerProblem(description: "the answer is no JSON object")
        }
        do {
            return try JSONValue(parsing: Data(text[first...last].utf8))
        } catch {
            throw AnswerProblem(description: "the answer is not valid JSON: \(error)")
        }
    }

    /// An answer within every limit of the schema's parts has a few thousand.
    private static let maxBytes = 64 * 1024
}
