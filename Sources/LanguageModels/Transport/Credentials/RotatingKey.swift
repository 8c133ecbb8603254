import Foundation
import Logging
import ModelExchange
import NIOPosix
import Synchronization

/// The key of a ``KeySource`` as it is now.
///
/// A file is read each time: next to a model's answer that costs nothing, and no rotation is missed. While it cannot be
/// read, the last key stays in use.
final class RotatingKey: Sendable {
    /// A key, and which one it is.
    struct Reading: Hashable {
        var key: SecretText
        /// Counts how often the key has changed.
        var serial: Int
    }

    private let source: KeySource
    private let provider: String
    private let logger: Logger
    private let last = Mutex<Reading?>(nil)

    init(_ source: KeySource, of provider: String, logger: Logger) {
        self.source = source
        self.provider = provider
        self.logger = logger
    }

    /// The key.
    ///
    /// - Throws: A ``ModelError`` with the code `unauthorized` that names the file or the variable.
    func current() async throws(ModelError) -> Reading {
        let problem: String
        switch await text() {
        case .text(let text):
            if let value = text.headerValue { return take(SecretText(value)) }
            problem = "holds no key: it is empty, or has blanks or line breaks inside"
        case .unreadable: problem = "cannot be read"
        case .shuttingDown: problem = "is not read any more: the program ends"
        }
        if let reading = last.withLock({ $0 }) {
            logger.warning(
                "a model's key cannot be read, the old one stays",
                metadata: ["provider": "\(provider)", "source": "\(source)", "problem": "\(problem)"])
            return reading
        }
        throw ModelError(.unauthorized, "\(provider): no key: \(source) \(problem)")
    }

    private enum Read {
        case text(SecretText)
        case unreadable
        case shuttingDown
    }

    private func text() async -> Read {
        switch source.place {
        case .text(let text): return .text(text)
        case .file(let path):
            do {
                return try await NIOThreadPool.singleton.runIfActive {
                    guard let data = FileManager.default.contents(atPath: path) else { return .unreadable }
                    return .text(SecretText(String(decoding: data, as: UTF8.self)))
                }
            } catch {
                return .shuttingDown
            }
        }
    }

    private func take(_ key: SecretText) -> Reading {
        last.withLock { last in
            if let last, last.key == key { return last }
            let reading = Reading(key: key, serial: (last?.serial ?? 0) + 1)
            last = reading
            return reading
        }
    }
}
