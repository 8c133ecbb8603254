internal import KubernetesClient
internal import Lab

/// The Lab's API server as a Kubernetes client reaches it: by the same requests, without a network.
struct LabAPI: LocalServer {
    let server: APIServer

    func answer(_ request: LocalRequest) async throws -> LocalAnswer {
        let answer = try await server.answer(
            method: request.method, target: request.target, contentType: request.contentType, accept: request.accept,
            userAgent: request.userAgent, body: request.body)
        return LocalAnswer(
            status: answer.status, contentType: answer.contentType, warnings: answer.warnings, body: answer.body)
    }
}
