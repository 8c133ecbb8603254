import Foundation
public import Logging
public import ModelExchange

/// Records every exchange with a model, and otherwise is that model.
///
/// A recording that fails is logged and changes nothing else.
public struct RecordingModel: LanguageModel {
    private let model: any LanguageModel
    private let sink: any RecordingSink
    private let redact: @Sendable (String) -> String
    private let now: @Sendable () -> Date
    private let logger: Logger

    /// - Parameters:
    ///   - model: Who is asked.
    ///   - sink: Where the lines go.
    ///   - redact: Takes out of a text what must not be written.
    ///   - surroundings: Where the time comes from.
    public init(
        _ model: any LanguageModel, to sink: any RecordingSink, redact: @escaping @Sendable (String) -> String,
        logger: Logger, surroundings: Surroundings = Surroundings()
    ) {
        self.model = model
        self.sink = sink
        self.redact = redact
        self.logger = logger
        now = surroundings.now
    }

    public func reply(to request: ModelRequest, as role: ModelRole) async throws -> ModelReply {
        do {
            let reply = try await model.reply(to: request, as: role)
            await record(request, role, .success(reply))
            return reply
        } catch let error as ModelError {
            await record(request, role, .failure(error))
            throw error
        }
    }

    private func record(_ request: ModelRequest, _ role: ModelRole, _ result: Result<ModelReply, ModelError>) async {
        let exchange = RecordedExchange(of: request, as: role, at: now(), result: result)
        do {
            try await sink.append(exchange.line(redact: redact))
        } catch {
            logger.warning("an exchange with a model cannot be recorded", metadata: ["error": "\(error)"])
        }
    }
}
