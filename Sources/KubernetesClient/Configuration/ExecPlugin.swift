import Foundation
import KubernetesModel

/// A program that obtains credentials, as `client.authentication.k8s.io` defines it.
struct ExecPlugin: Sendable {
    /// Whether the program may ask a person.
    enum InteractiveMode: String {
        case never = "Never"
        case ifAvailable = "IfAvailable"
        case always = "Always"
    }

    /// The version of the protocol, with its group.
    var apiVersion: String
    /// The program: a path, or a name to look for in `PATH`.
    var command: String
    var arguments: [String] = []
    /// Variables on top of those of this process.
    var environment: [String: String] = [:]
    /// What the configuration says to do where the program is not installed.
    var installHint: String?
    var interactiveMode = InteractiveMode.ifAvailable
    /// The cluster, for programs that want to know it.
    var cluster: ClusterInfo?
    /// The file and the key that name the program.
    var origin: String
}

extension ExecPlugin {
    private static let group = "client.authentication.k8s.io"

    /// Reads the `exec` member of a user.
    init(_ node: ConfigurationNode, clusterInfo: ClusterInfo) throws(KubernetesError) {
        let apiVersion = try node.string("apiVersion") ?? ""
        guard ["\(Self.group)/v1", "\(Self.group)/v1beta1"].contains(apiVersion) else {
            throw try node.member("apiVersion").error("has to be \(Self.group)/v1 or \(Self.group)/v1beta1")
        }
        guard let command = try node.string("command") else { throw try node.member("command").error("is not set") }
        self.init(
            apiVersion: apiVersion,
            command: command.contains("/") ? try node.path("command") ?? command : command,
            arguments: try node.strings("args"), installHint: try node.string("installHint"),
            cluster: try node.bool("provideClusterInfo") ? clusterInfo : nil, origin: "\(node.file): \(node.key)")
        for variable in try node.elements("env") {
            guard let name = try variable.string("name") else { throw variable.error("has no name") }
            environment[name] = try variable.string("value") ?? ""
        }
        if let text = try node.string("interactiveMode") {
            guard let mode = InteractiveMode(rawValue: text) else {
                throw try node.member("interactiveMode").error("has to be Never, IfAvailable or Always")
            }
            interactiveMode = mode
        } else if apiVersion.hasSuffix("/v1") {
            throw try node.member("interactiveMode").error("is not set; \(apiVersion) requires it")
        }
    }

    /// What the program reads from `KUBERNETES_EXEC_INFO`.
    func info(isInteractive: Bool) throws -> String {
        var spec: JSONValue = ["interactive": .bool(isInteractive)]
        spec["cluster"] = try cluster?.json()
        let info: JSONValue = ["apiVersion": .string(apiVersion), "kind": "ExecCredential", "spec": spec]
        return String(decoding: try KubernetesJSON.makeEncoder().encode(info), as: UTF8.self)
    }
}
