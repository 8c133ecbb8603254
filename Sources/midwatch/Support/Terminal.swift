import ArgumentParser
import Foundation
import Presentation
import Synchronization

/// Standard output and error.
enum Terminal {
    /// How to colour what goes to standard output.
    static var style: TerminalStyle {
        TerminalStyle(isTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
    }

    /// Why standard output could not be written, once it could not.
    private static let outputFailure = Mutex<String?>(nil)

    /// Writes to standard output. Where that fails the process ends with an error, once the command is done.
    static func write(_ text: String) {
        guard let problem = put(text, to: STDOUT_FILENO) else { return }
        outputFailure.withLock { $0 = $0 ?? problem }
    }

    static func writeError(_ text: String) {
        // There is nowhere to tell of it.
        _ = put(text, to: STDERR_FILENO)
    }

    /// Fails where not all of standard output was written.
    static func requireOutput() throws {
        if let problem = outputFailure.withLock({ $0 }) {
            throw CommandError("standard output cannot be written: \(problem)")
        }
    }

    /// Asks a question to be answered with yes; anything else is no.
    static func confirm(_ question: String) -> Bool {
        writeError("\(question) [y/N] ")
        return ["y", "yes"].contains(readLine()?.trimmingCharacters(in: .whitespaces).lowercased())
    }

    /// Ends the process: an error is told in one line, and its code is 2, so that it cannot be taken for findings.
    static func exit(with error: any Error) -> Never {
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        guard Midwatch.exitCode(for: error) != .success else {
            // Help that was asked for.
            write(Midwatch.fullMessage(for: error) + "\n")
            Foundation.exit(0)
        }
        if Midwatch.exitCode(for: error) == .validationFailure {
            writeError(Midwatch.fullMessage(for: error) + "\n")
        } else {
            let line = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
            writeError("midwatch: \(line)\n")
        }
        Foundation.exit(2)
    }

    /// - Returns: What failed; nil: nothing, or somebody closed the pipe and does not want the rest.
    private static func put(_ text: String, to descriptor: Int32) -> String? {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno == EAGAIN {
                var readiness = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&readiness, 1, -1)
            } else if errno != EINTR {
                return errno == EPIPE ? nil : String(cString: strerror(errno))
            }
        }
        return nil
    }
}
