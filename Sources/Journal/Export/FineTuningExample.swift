import Incidents
import KubernetesModel
import ModelExchange

/// One example for fine-tuning: what a model is told, what it is asked, and the answer that turned out right.
///
/// The form is that of OpenAI's supervised fine-tuning of chat models
/// (https://platform.openai.com/docs/guides/supervised-fine-tuning).
struct FineTuningExample: Hashable, Sendable {
    var instructions: String
    var question: String
    /// Evidence before cause before confidence before plan, as a model has to answer.
    var answer: OrderedJSON

    /// Nil where no question holds what the answer has to cite.
    init?(_ verified: VerifiedCase) {
        guard verified.diagnosis.category != .unknown else { return nil }
        // What the model was asked, if that shows what turned out right; else what the rules saw.
        let questions = [verified.record.flatMap(Question.init(asked:)), Question(of: verified)].compactMap { $0 }
        for question in questions {
            guard let answer = question.answer(verified) else { continue }
            self.init(
                instructions: question.instructions ?? Question.instructions, question: question.text, answer: answer)
            return
        }
        return nil
    }

    private init(instructions: String, question: String, answer: OrderedJSON) {
        self.instructions = instructions
        self.question = question
        self.answer = answer
    }

    /// The same example with each text in it replaced.
    func mapTexts(_ transform: (String) -> String) -> FineTuningExample {
        FineTuningExample(
            instructions: transform(instructions), question: transform(question), answer: answer.mapStrings(transform))
    }

    /// Whether each message says something.
    var isComplete: Bool {
        [instructions, question].allSatisfy { $0.contains { !$0.isWhitespace } }
    }

    /// The example as one line of JSON.
    var line: String {
        let messages: OrderedJSON = .array([
            message("system", instructions), message("user", question), message("assistant", answer.text),
        ])
        return OrderedJSON.object([.init("messages", messages)]).text
    }

    private func message(_ role: String, _ content: String) -> OrderedJSON {
        ["role": .string(role), "content": .string(content)]
    }
}

extension OrderedJSON {
    /// The same value with each string in it replaced; names of members stay.
    fileprivate func mapStrings(_ transform: (String) -> String) -> OrderedJSON {
        switch self {
        case .string(let text): .string(transform(text))
        case .array(let elements): .array(elements.map { $0.mapStrings(transform) })
        case .object(let members): .object(members.map { Member($0.name, $0.value.mapStrings(transform)) })
        case .null, .bool, .integer, .number: self
        }
    }
}
