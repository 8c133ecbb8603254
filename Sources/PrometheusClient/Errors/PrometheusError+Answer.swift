import KubernetesModel

extension PrometheusError {
    /// Makes the error of an answer that tells of one.
    static func answer(status: Int, _ document: JSONValue, server: String) -> PrometheusError {
        let text = (document["error"]?.stringValue ?? "HTTP \(status)").replacing("\n", with: " ")
        let said = "\(server) says: \(text.prefix(maxTextLength))"
        return switch document["errorType"]?.stringValue {
        case "bad_data": PrometheusError(.badQuery, said)
        case "execution": PrometheusError(.execution, "\(said); ask over a shorter time or for fewer series")
        case "timeout", "canceled": PrometheusError(.timeout, "\(said); it may be overloaded")
        case "unavailable", "internal": PrometheusError(.unavailable, said)
        default: PrometheusError(code(status: status) ?? .unavailable, said)
        }
    }

    /// Makes the error of an answer that Prometheus did not write.
    static func foreign(status: Int, contentType: String?, server: String) -> PrometheusError {
        switch code(status: status) {
        case .unauthorized:
            PrometheusError(.unauthorized, "\(server) does not accept the credential: check its file")
        case .forbidden:
            PrometheusError(.forbidden, "\(server) does not let this account ask: give it the right to query")
        case let code? where status != 404:
            PrometheusError(code, "\(server) answers with HTTP \(status)")
        default:
            PrometheusError(
                .notPrometheus,
                "\(server) answers with HTTP \(status) and \(contentType?.prefix(60) ?? "no content type"): is the "
                    + "address right, with the path in front of /api/v1?")
        }
    }

    /// The class of a failure by the HTTP status alone; nil where that says nothing.
    private static func code(status: Int) -> Code? {
        switch status {
        case 401: .unauthorized
        case 403: .forbidden
        case 408, 504: .timeout
        case 422: .execution
        case 429: .tooManyRequests
        case 400..<500: .badQuery
        case 500...: .unavailable
        default: nil
        }
    }
}
