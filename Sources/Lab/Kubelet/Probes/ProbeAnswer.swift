/// What a program answers to a probe.
enum ProbeAnswer: Hashable {
    case success
    /// Nothing listens on the port.
    case refused
    /// No answer in time.
    case late
    /// An answer that says no: a status code over HTTP, NOT_SERVING over gRPC, an exit code of a command.
    case no(status: Int)

    /// The failure in the words of the kubelet's probers (pkg/probe); nil: there is none.
    func failure(_ probe: ProbeSpec, address: String) -> String? {
        switch probe.action {
        case .http(let scheme, let host, let port, let path):
            let url = "\(scheme)://\(host ?? address):\(port)\(path)"
            return switch self {
            case .success: nil
            case .refused: "Get \"\(url)\": dial tcp \(host ?? address):\(port): connect: connection refused"
            case .late:
                "Get \"\(url)\": context deadline exceeded (Client.Timeout exceeded while awaiting headers)"
            case .no(let status): "HTTP probe failed with statuscode: \(status)"
            }
        case .tcp(let port):
            return switch self {
            // The kernel answers, whatever the program does.
            case .success, .no, .late: nil
            case .refused: "dial tcp \(address):\(port): connect: connection refused"
            }
        case .exec(let command):
            return switch self {
            case .success: nil
            case .late: "command \"\(command.joined(separator: " "))\" timed out"
            case .refused, .no: ""
            }
        case .grpc(let port):
            let target = "\"\(address):\(port)\" within \(GoDuration.text(probe.timeout))"
            return switch self {
            case .success: nil
            case .refused, .late: "timeout: failed to connect service \(target): context deadline exceeded"
            case .no: "service unhealthy (responded with \"NOT_SERVING\")"
            }
        }
    }
}
