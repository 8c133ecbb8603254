import Foundation
package import Healing

/// Ends the process at a checkpoint, as `kill -9` would: how the tests prove that a crash at any point neither repeats
/// nor forgets an action.
package enum CrashInjection {
    /// The environment variable that names the checkpoint.
    package static let variable = "MIDWATCH_CRASH_AT"

    /// The observer that an environment asks for, or nil.
    package static func observer(environment: [String: String]) -> CheckpointObserver? {
        guard let checkpoint = environment[variable].flatMap(Checkpoint.init(rawValue:)) else { return nil }
        return { reached in
            if reached == checkpoint { kill(getpid(), SIGKILL) }
        }
    }
}
