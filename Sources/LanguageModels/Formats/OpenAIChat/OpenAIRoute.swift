/// Where a server has OpenAI's API, below its base address.
public enum OpenAIRoute: Hashable, Sendable {
    /// `/v1/...`: OpenAI, and nearly every compatible server.
    case standard
    /// `/openai/v1/...`: Azure since August 2025. The model is the deployment's name.
    case azure
    /// `/openai/deployments/{model}/...?api-version=...`: Azure before.
    case azureDeployments(apiVersion: String)
    /// Another path before the method's name, beginning with a slash: `/api/v1`, or empty.
    case prefixed(String)

    /// - Parameters:
    ///   - method: `chat/completions`, `responses`.
    ///   - model: The model's name.
    ///   - isPerDeployment: Whether Azure had the method once for each deployment.
    func address(of method: String, model: String, isPerDeployment: Bool) -> (path: String, query: String?) {
        switch self {
        case .standard: return ("/v1/\(method)", nil)
        case .azure: return ("/openai/v1/\(method)", nil)
        case .prefixed(let prefix): return ("\(prefix)/\(method)", nil)
        case .azureDeployments(let version):
            let deployment = isPerDeployment ? "deployments/\(model.percentEncoded())/" : ""
            return ("/openai/\(deployment)\(method)", "api-version=\(version.percentEncoded())")
        }
    }
}
