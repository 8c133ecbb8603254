internal import Foundation
internal import LanguageModels
package import Logging
internal import ModelExchange
package import Operator
internal import Redaction

/// Who is examined: the rules alone, or with models where they are unsure.
package struct Examinee: Sendable {
    /// `rules`, or the models by their roles.
    package let name: String
    /// Nil: the rules alone.
    package let model: ModelUnderTest?
    package let currency: String
    private let reasoning: Reasoning?

    /// The rules alone.
    package static let rules = Examinee(name: "rules", model: nil)

    init(name: String, model: ModelUnderTest?, currency: String = "USD", reasoning: Reasoning? = nil) {
        self.name = name
        self.model = model
        self.currency = currency
        self.reasoning = reasoning
    }

    /// The models that an operator's configuration names, where the rules are unsure.
    ///
    /// - Parameter recording: A file that every exchange is written to.
    /// - Returns: Nil where there is none.
    /// - Throws: What is wrong with the configuration.
    package init?(
        _ settings: ModelSettings, environment: [String: String], recording: String? = nil, logger: Logger
    ) throws {
        let redactor = Redactor(key: try .evaluation)
        guard
            let reasoning = try Reasoning(
                settings.forEvaluation, environment: environment, redactor: redactor, logger: logger)
        else { return nil }
        var model = reasoning.model
        if let recording {
            let file = RecordingFile(path: recording, maximumBytes: 1 << 30)
            try file.open()
            model = RecordingModel(model, to: file, redact: { redactor.redact($0) }, logger: logger)
        }
        self.init(
            name: reasoning.summary, model: ModelUnderTest(model, roles: reasoning.roles),
            currency: settings.currency, reasoning: reasoning)
    }

    /// What models answered in a recording.
    package init(recording path: String) throws {
        let exchanges = try RecordedExchange.all(inFile: path)
        guard !exchanges.isEmpty else { throw EvaluationError("\(path) holds no recording") }
        self.init(
            name: "recording \(URL(filePath: path).lastPathComponent)",
            model: ModelUnderTest(
                ReplayingModel(exchanges, matching: .exactThenInOrder), roles: Set(exchanges.map(\.role))))
    }

    /// Closes what is open to the providers.
    package func shutdown() async throws { try await reasoning?.shutdown() }
}

/// Why an evaluation cannot be made, and what to do about it.
package struct EvaluationError: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }
}
