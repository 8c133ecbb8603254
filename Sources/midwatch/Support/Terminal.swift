import ArgumentParser
import Foundation
import Presentation

/// Standard output and error.
enum Terminal {
    /// How to colour what goes to standard output.
    static var style: TerminalStyle {
        TerminalStyle(isTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
    }

    static func write(_ text: String) { put(text, to: .standardOutput) }

    static func writeError(_ text: String) { put(text, to: .standardError) }

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

    private static func put(_ text: String, to handle: FileHandle) {
        // Who closed the pipe does not want the rest.
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
