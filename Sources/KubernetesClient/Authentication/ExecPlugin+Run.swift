import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

extension ExecPlugin {
    /// The most that a plugin may write.
    private static let outputLimit = 1 << 20

    /// How long a plugin may take: one that asks a person, longer.
    private static func timeLimit(isInteractive: Bool) -> Duration { .seconds(isInteractive ? 300 : 60) }

    /// Runs the program once.
    ///
    /// - Parameter hasTerminal: Whether a person sits at standard input.
    func run(hasTerminal: Bool, timeLimit: Duration? = nil) async throws -> ExecCredential {
        guard hasTerminal || interactiveMode != .always else {
            throw error("has to ask a person, and there is no terminal; use another kind of credential")
        }
        let isInteractive = hasTerminal && interactiveMode != .never
        let configuration = try makeConfiguration(isInteractive: isInteractive)
        let limit = timeLimit ?? Self.timeLimit(isInteractive: isInteractive)
        do {
            return try await withDeadline(limit, onTimeout: error("did not answer within \(limit)")) {
                let (status, output, errors) = try await execute(configuration, isInteractive: isInteractive)
                guard status.isSuccess else {
                    throw error("failed (\(status))" + (errors.isEmpty ? "" : ": \(errors)"))
                }
                return try ExecCredential(output: output, of: self)
            }
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw self.error("is not installed" + (installHint.map { ": \($0)" } ?? "; install it"), cause: error)
        } catch let error as SubprocessError where error.code == .outputLimitExceeded {
            throw self.error("writes more than \(Self.outputLimit) bytes", cause: error)
        } catch let error as SubprocessError {
            throw self.error("cannot be run: \(error)", cause: error)
        }
    }

    private func execute(
        _ configuration: Configuration, isInteractive: Bool
    ) async throws -> (TerminationStatus, [UInt8], String) {
        guard isInteractive else {
            let result = try await Subprocess.run(
                configuration, output: .bytes(limit: Self.outputLimit), error: .string(limit: Self.outputLimit))
            let errors = result.standardError.split(separator: "\n").last.map(String.init) ?? ""
            return (result.terminationStatus, result.standardOutput, String(errors.prefix(500)))
        }
        let result = try await Subprocess.run(
            configuration, input: .currentStandardInput, output: .bytes(limit: Self.outputLimit),
            error: .currentStandardError)
        return (result.terminationStatus, result.standardOutput, "")
    }

    private func makeConfiguration(isInteractive: Bool) throws -> Configuration {
        var variables: [Environment.Key: String?] = [:]
        for (name, value) in environment {
            guard let key = Environment.Key(rawValue: name) else { throw error("has a variable without a name") }
            variables[key] = value
        }
        variables["KUBERNETES_EXEC_INFO"] = try info(isInteractive: isInteractive)
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        return Configuration(
            executable: command.contains("/") ? .path(FilePath(command)) : .name(command),
            arguments: Arguments(arguments), environment: .inherit.updating(variables), platformOptions: options)
    }

    private func error(_ problem: String, cause: (any Error)? = nil) -> KubernetesError {
        KubernetesError(.authentication, "\(origin): the plugin \(command) \(problem)", cause: cause)
    }
}
