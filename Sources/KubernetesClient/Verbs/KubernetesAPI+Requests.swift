import Foundation
import KubernetesModel

extension KubernetesAPI {
    /// Sends a request and reads its answer as JSON.
    func decode<Value: Decodable & Sendable>(_ type: Value.Type, from request: APIRequest) async throws -> Value {
        let answer = try await transport.answer(request)
        do {
            return try KubernetesJSON.makeDecoder().decode(type, from: answer.body)
        } catch {
            throw KubernetesError(.decoding, "cannot \(request.subject): the answer cannot be read", cause: error)
        }
    }

    /// Forgets what the cluster serves when an answer shows that it is no longer so.
    func tracked<Result>(_ operation: () async throws -> Result) async throws -> Result {
        do {
            return try await operation()
        } catch let error as KubernetesError where error.code == .notServed {
            discovery.invalidate()
            throw error
        }
    }
}
