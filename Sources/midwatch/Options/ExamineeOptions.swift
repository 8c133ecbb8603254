import ArgumentParser
import Evaluation
import Foundation
import Logging
import Operator

/// Who is asked: the rules alone, models, or a recording of them.
struct ExamineeOptions: ParsableArguments {
    @Option(
        help:
            "A configuration file whose section models says which models are asked; otherwise the rules decide alone.",
        completion: .file())
    var model: String?

    @Option(help: "A recording whose answers are given, in place of a model's.", completion: .file())
    var recording: String?

    func validate() throws {
        if model != nil, recording != nil {
            throw ValidationError("--model and --recording exclude each other: who is to be asked?")
        }
    }

    /// Does something with whoever is asked, and closes what was opened for it.
    ///
    /// - Parameter recording: Where to write every exchange.
    func examining<Result>(
        recording path: String? = nil, logger: Logger, _ body: (Examinee) async throws -> Result
    ) async throws -> Result {
        let examinee = try examinee(recording: path, logger: logger)
        let result: Swift.Result<Result, any Error>
        do {
            result = .success(try await body(examinee))
        } catch {
            result = .failure(error)
        }
        try await examinee.shutdown()
        return try result.get()
    }

    private func examinee(recording path: String?, logger: Logger) throws -> Examinee {
        if let recording { return try Examinee(recording: recording) }
        guard let model else { return .rules }
        let examinee = try Examinee(
            Settings.load(file: model).models, environment: ProcessInfo.processInfo.environment, recording: path,
            logger: logger)
        guard let examinee else {
            throw CommandError("no model is configured in \(model); give it a section models (docs/reasoning.md)")
        }
        return examinee
    }
}
