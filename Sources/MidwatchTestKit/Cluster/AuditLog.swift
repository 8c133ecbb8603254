import Foundation
import KubernetesModel

/// The API server's record of who wrote what.
public struct AuditLog: Sendable {
    private let file: URL

    /// The file that `MIDWATCH_AUDIT_LOG` names, or where the cluster of this project's CI keeps it; nil where there
    /// is none that can be read.
    public static let current: AuditLog? = {
        let path = TestCluster.environment["MIDWATCH_AUDIT_LOG"] ?? "/var/lib/real-cluster/log/audit.jsonl"
        return FileManager.default.isReadableFile(atPath: path) ? AuditLog(file: URL(filePath: path)) : nil
    }()

    /// The writes of Midwatch in a namespace, oldest first: those that were refused too, no dry runs.
    public func writesOfMidwatch(in namespace: String) throws -> [AuditedWrite] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            .filter { $0.contains(namespace) && $0.contains("\"userAgent\":\"midwatch") }
            .map { try AuditedWrite(JSONValue(parsing: Data($0.utf8))) }
            .filter { $0.userAgent == "midwatch" && $0.namespace == namespace && !$0.isDryRun }
    }
}
