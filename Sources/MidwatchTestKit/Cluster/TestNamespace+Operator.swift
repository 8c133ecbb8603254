import Foundation

extension TestNamespace {
    /// Writes the configuration of an operator that looks at this namespace alone.
    ///
    /// - Parameters:
    ///   - replica: Tells several operators of one namespace apart.
    ///   - more: Further sections of the file.
    /// - Returns: the file's path.
    private func writeConfiguration(replica: String, more: String) throws -> String {
        let file = folder.appending(path: "midwatch\(replica).yaml")
        let text = """
            namespace: \(name)
            journal: {path: \(folder.appending(path: "journal\(replica).sqlite").path)}
            leaderElection: {enabled: false}
            http: {address: 127.0.0.1, port: \(try FreePort.find())}
            \(more)
            """
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Starts `midwatch run` for this namespace. Whoever starts it ends it.
    ///
    /// - Parameter environment: Settings over those of the namespace.
    ///
    /// - Parameter configuration: Further sections of its configuration file, in YAML.
    public func startOperator(
        replica: String = "", configuration: String = "", environment: [String: String] = [:]
    ) async throws -> ChildProcess {
        let log = folder.appending(path: "operator\(replica).log")
        return try await ChildProcess.start(
            cluster.binary, ["run", "--config", try writeConfiguration(replica: replica, more: configuration)],
            environment: ["KUBECONFIG": cluster.kubeconfig].merging(environment) { $1 }, output: log, errors: log)
    }

    /// Runs `midwatch run` for the time of a closure.
    @discardableResult
    public func withOperator<Result>(
        replica: String = "", configuration: String = "", environment: [String: String] = [:],
        _ body: (ChildProcess) async throws -> Result
    ) async throws -> Result {
        let process = try await startOperator(replica: replica, configuration: configuration, environment: environment)
        do {
            let result = try await body(process)
            try await process.stop()
            return result
        } catch {
            try await process.stop()
            throw error
        }
    }

    /// The text of the operators' logs so far.
    public var operatorLog: String {
        get throws {
            let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            return try files.filter { $0.pathExtension == "log" }.sorted { $0.path < $1.path }
                .map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        }
    }
}
