internal import Foundation
internal import KubernetesModel

/// A probe as the pod's spec describes it.
struct ProbeSpec: Hashable {
    enum Kind: String, Hashable, CaseIterable {
        case startup = "Startup"
        case liveness = "Liveness"
        case readiness = "Readiness"
    }

    enum Action: Hashable {
        case http(scheme: String, host: String?, port: Int, path: String)
        case tcp(port: Int)
        case exec([String])
        case grpc(port: Int)
    }

    var action: Action
    var initialDelay: TimeInterval
    var period: TimeInterval
    var timeout: TimeInterval
    var successThreshold: Int
    var failureThreshold: Int
    /// Instead of the pod's, when the probe's failure ends the container.
    var gracePeriod: Int?

    init(_ action: Action) {
        self.action = action
        initialDelay = 0
        period = 10
        timeout = 1
        successThreshold = 1
        failureThreshold = 3
    }

    /// Nil: it asks nothing.
    init?(_ value: JSONValue?, ports: [String: Int]) {
        guard let value else { return nil }
        let port = { (value: JSONValue?) in
            value?.intValue ?? value?.stringValue.flatMap { ports[$0] ?? Int($0) } ?? 0
        }
        if let get = value["httpGet"] {
            let path = get["path"]?.stringValue ?? "/"
            action = .http(
                scheme: (get["scheme"]?.stringValue ?? "HTTP").lowercased(), host: get["host"]?.stringValue,
                port: port(get["port"]), path: path.hasPrefix("/") ? path : "/" + path)
        } else if let socket = value["tcpSocket"] {
            action = .tcp(port: port(socket["port"]))
        } else if let exec = value["exec"] {
            action = .exec((exec["command"]?.arrayValue ?? []).compactMap(\.stringValue))
        } else if let grpc = value["grpc"] {
            action = .grpc(port: port(grpc["port"]))
        } else {
            return nil
        }
        let number = { (member: String, standard: Int) in value[member]?.intValue ?? standard }
        initialDelay = TimeInterval(max(0, number("initialDelaySeconds", 0)))
        period = TimeInterval(max(1, number("periodSeconds", 10)))
        timeout = TimeInterval(max(1, number("timeoutSeconds", 1)))
        successThreshold = max(1, number("successThreshold", 1))
        failureThreshold = max(1, number("failureThreshold", 3))
        gracePeriod = value["terminationGracePeriodSeconds"]?.intValue
    }
}
