import KubernetesModel

/// A probe in a few words: `GET :8080/ready every 10 s, 1 s to answer, 3 failures`.
enum ProbeText {
    static func text(_ probe: JSONValue) -> String {
        var parts = ["\(question(of: probe)) every \(probe["periodSeconds"]?.intValue ?? 10) s"]
        if let delay = probe["initialDelaySeconds"]?.intValue, delay > 0 { parts.append("first after \(delay) s") }
        parts.append("\(probe["timeoutSeconds"]?.intValue ?? 1) s to answer")
        parts.append("\(probe["failureThreshold"]?.intValue ?? 3) failures")
        return parts.joined(separator: ", ")
    }

    private static func question(of probe: JSONValue) -> String {
        if let get = probe["httpGet"] {
            let scheme = get["scheme"]?.stringValue == "HTTPS" ? "HTTPS " : ""
            // What stands behind a question mark may be a token.
            let path = (get["path"]?.stringValue ?? "/").prefix { $0 != "?" }
            return "\(scheme)GET :\(get["port"]?.plainText ?? "?")\(path)"
        }
        if let socket = probe["tcpSocket"] { return "connect :\(socket["port"]?.plainText ?? "?")" }
        if let service = probe["grpc"] { return "gRPC :\(service["port"]?.plainText ?? "?")" }
        return probe["exec"] == nil ? "an unknown question" : "a command"
    }
}
