import ControllerRuntime
import Detection
import Foundation
import Incidents
import KubernetesModel

/// The services that a pod template names in its variables, commands and arguments, with what is behind them. Only the
/// host names are taken out of a value: the rest of it may be a secret.
struct NamedServices {
    private(set) var gathered = Gathered()

    init(in spec: LiveSpec, scene: Scene) {
        guard let namespace = scene.workload?.metadata.namespace else { return }
        var found: [NamespacedName: String] = [:]
        for (origin, text, isAddress) in Self.texts(of: spec) {
            for host in HostNames(in: text, namespace: namespace, bareWordsCount: isAddress).hosts {
                guard let name = Self.service(host, scene.snapshot), found[name] == nil else { continue }
                found[name] = origin
            }
        }
        let own = Set(scene.servicesOfTarget.map(\.key))
        let named = found.filter { !own.contains($0.key) }.sorted { $0.key < $1.key }
        for (name, origin) in named.prefix(scene.limits.neighbours * 2) {
            gathered += ServiceText(name, in: scene).item(because: "named by \(origin)")
        }
    }

    /// A host that is a service, or is written so that it can be nothing else.
    private static func service(_ host: HostNames.Host, _ snapshot: ClusterSnapshot) -> NamespacedName? {
        let isThere = snapshot.services[host.service] != nil
        return isThere || host.isOfCluster && snapshot.unseen[Service.resource.kind] == nil ? host.service : nil
    }

    /// The texts of a template that may name a host: where each is, the text, and whether a bare word in it is an
    /// address, which the name of a variable tells.
    private static func texts(of spec: LiveSpec) -> [(origin: String, text: String, isAddress: Bool)] {
        spec.containers.flatMap { container, _ in
            let variables = (container["env"]?.arrayValue ?? []).compactMap { variable in
                variable["value"]?.stringValue.map { value in
                    let name = variable["name"]?.stringValue ?? "?"
                    return ("env \(name)", value, isAddress(name))
                }
            }
            let words = ["command", "args"].flatMap { field in
                (container[field]?.arrayValue ?? []).compactMap(\.stringValue).map { ("its \(field)", $0, false) }
            }
            return variables + words
        }
    }

    private static func isAddress(_ variable: String) -> Bool {
        let words = variable.uppercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains { addressWords.contains(String($0)) }
    }

    private static let addressWords: Set<String> = [
        "HOST", "HOSTS", "HOSTNAME", "ADDR", "ADDRESS", "ADDRESSES", "URL", "URI", "ENDPOINT", "SERVER", "SERVERS",
        "SERVICE", "BROKER", "BROKERS", "UPSTREAM", "BACKEND", "TARGET", "PROXY",
    ]
}
