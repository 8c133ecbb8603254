/// A language model, or several behind one name: the port through which the domain asks.
///
/// A reply is data that somebody wrote. Whoever asks checks all of it.
public protocol LanguageModel: Sendable {
    /// Asks the model of a role.
    ///
    /// Ends in bounded time and memory whatever the provider does. Cancelling the task ends it with a
    /// `CancellationError`; all other failures are a ``ModelError``.
    func reply(to request: ModelRequest, as role: ModelRole) async throws -> ModelReply
}
