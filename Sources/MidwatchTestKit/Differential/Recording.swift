package import Foundation
import KubernetesModel

/// A real server's answers, kept so that the Lab can be compared with it where there is none.
package struct Recording: Sendable {
    package var answers: [(step: String, answer: Answer)]

    package static let file = Script.folder.appending(path: "Recorded/kubernetes-1.20.jsonl")

    package init(_ outcomes: [ScriptRunner.Outcome]) {
        answers = outcomes.map { ($0.step.name, $0.normalized) }
    }

    /// Reads a recording: one answer a line.
    package init(file: URL = Recording.file) throws {
        answers = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let value = try JSONValue(parsing: Data(line.utf8))
            return (value["step"]?.stringValue ?? "", Answer(value["answer"] ?? nil))
        }
    }

    package func write(to file: URL = Recording.file) throws {
        let lines = answers.map { JSONValue.object(["step": .string($0.step), "answer": $0.answer.value]).compactText }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
    }

    /// The answers by the steps' names.
    package var byStep: [String: Answer] { Dictionary(answers.map { ($0.step, $0.answer) }, uniquingKeysWith: { $1 }) }
}
