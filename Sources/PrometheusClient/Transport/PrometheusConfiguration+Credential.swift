import Foundation
import NIOPosix

extension PrometheusConfiguration.Authorization {
    /// What the `Authorization` header says; nil where there is none.
    ///
    /// - Throws: ``PrometheusError`` with the code `configuration` where a file cannot be read.
    func header() async throws -> String? {
        switch self {
        case .none: return nil
        case .bearerToken(let file): return "Bearer \(try await Self.secret(in: file))"
        case .basic(let username, let passwordFile):
            let pair = "\(username):\(try await Self.secret(in: passwordFile))"
            return "Basic \(Data(pair.utf8).base64EncodedString())"
        }
    }

    private static func secret(in file: String) async throws -> String {
        try await NIOThreadPool.singleton.runIfActive {
            guard let data = FileManager.default.contents(atPath: file),
                let text = String(data: data, encoding: .utf8)?.trimmingCharacters(in: .whitespacesAndNewlines),
                !text.isEmpty, !text.unicodeScalars.contains(where: { $0 < " " })
            else {
                throw PrometheusError(
                    .configuration, "\(file), the file of the credential for Prometheus, is empty or cannot be read")
            }
            return text
        }
    }
}
