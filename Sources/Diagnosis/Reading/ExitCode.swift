/// What a container's exit code says.
struct ExitCode: Hashable, Sendable, CustomStringConvertible {
    let code: Int

    /// The code with its meaning: `exit code 139 (SIGSEGV: an invalid memory access)`.
    var description: String {
        meaning.map { "exit code \(code) (\($0))" } ?? "exit code \(code)"
    }

    /// By the shell's conventions: 128 and a signal's number, and a few codes of its own.
    private var meaning: String? {
        switch code {
        case 0: "it ended without an error, and is meant to keep running"
        case 1: "an error of the application"
        case 2: "a wrong use of a command, or an uncaught panic"
        case 126: "the command is not executable"
        case 127: "the command was not found"
        case 128: "the command could not be started"
        case 134: "SIGABRT: the application aborted itself"
        case 137: "SIGKILL: killed from outside, not for its memory limit, which would say OOMKilled"
        case 139: "SIGSEGV: an invalid memory access"
        case 143: "SIGTERM: asked to end"
        case 255: "an error outside of the usual range"
        case 129...165: "signal \(code - 128)"
        default: nil
        }
    }
}
