public import ModelExchange
import Synchronization

/// Answers from recordings: the same request gets the same reply, or the same error.
public final class ReplayingModel: LanguageModel {
    /// What a request is compared with.
    public enum Matching: Hashable, Sendable {
        /// Only the recording of the very same request answers.
        case exact
        /// Where there is none, the next recording of the same conversation and role answers: for prompts that have
        /// changed since, or that hold something random.
        case exactThenInOrder
    }

    private let exchanges: [RecordedExchange]
    private let matching: Matching
    private let state: Mutex<ReplayState>

    /// Makes a model of recordings, in the order in which they were made.
    public init(_ exchanges: [RecordedExchange], matching: Matching = .exact) {
        self.exchanges = exchanges
        self.matching = matching
        state = Mutex(ReplayState(exchanges))
    }

    /// Makes a model of a file that a ``RecordingFile`` wrote. Blocks for the time of reading it.
    ///
    /// - Throws: A ``RecordingProblem`` that names the file and the line.
    public convenience init(file path: String, matching: Matching = .exact) throws(RecordingProblem) {
        self.init(try RecordedExchange.all(inFile: path), matching: matching)
    }

    /// Gives the recorded reply, or throws the recorded error; a ``ModelError`` with the code `notRecorded` where there
    /// is neither.
    public func reply(to request: ModelRequest, as role: ModelRole) throws(ModelError) -> ModelReply {
        let digest = RequestDigest.hex(of: request, as: role)
        let index = state.withLock { state in
            state.next(digest: digest)
                ?? (matching == .exactThenInOrder ? state.next(conversation: request.conversation, role: role) : nil)
        }
        guard let index else {
            throw ModelError(
                .notRecorded,
                "there is no recording of this \(role.rawValue) of \(request.conversation) (\(digest.prefix(12))); "
                    + "record it, or replay in order")
        }
        return try exchanges[index].result.get()
    }
}
