import KubernetesModel

/// A place in a pod template, and whether what stands there may be shown.
struct TemplatePath {
    /// What a place holds.
    enum Place: Hashable {
        /// What the API server or a controller fills in.
        case generated
        /// A command or an argument, which is compared as a whole.
        case command
        /// An environment variable, or a part of one.
        case variable(name: String, rest: String)
        /// An annotation.
        case annotation(key: String)
        /// A container or volume that came or went.
        case element
        /// A value that may be shown.
        case open
        /// A value that may be a secret.
        case closed
    }

    let path: String
    let place: Place
    /// The container that the place is in, or an empty text.
    let owner: String

    init(_ path: String) {
        self.path = path
        let (container, rest) = Self.container(of: path)
        owner = container ?? ""
        place = container == nil ? Self.place(ofPod: path) : Self.place(inContainer: rest)
    }

    /// The path without what is the same everywhere: `web image` for `spec.containers[web].image`.
    var short: String {
        let (container, rest) = Self.container(of: path)
        guard let container else { return path.hasPrefix("spec.") ? String(path.dropFirst(5)) : path }
        return rest.isEmpty ? "container \(container)" : "\(container) \(rest.dropFirst())"
    }

    /// Whether the place is a volume.
    var isVolume: Bool { path.hasPrefix("spec.volumes[") && path.hasSuffix("]") }

    /// The container of a path below one, and what follows its name.
    private static func container(of path: String) -> (name: String?, rest: Substring) {
        for prefix in ["spec.containers[", "spec.initContainers["] where path.hasPrefix(prefix) {
            let inside = path.dropFirst(prefix.count)
            guard let end = inside.firstIndex(of: "]") else { break }
            return (String(inside[..<end]), inside[inside.index(after: end)...])
        }
        return (nil, "")
    }

    private static func place(inContainer rest: Substring) -> Place {
        if rest.isEmpty { return .element }
        if rest.hasPrefix(".command") || rest.hasPrefix(".args") { return .command }
        if rest.hasPrefix(".env["), let end = rest.firstIndex(of: "]") {
            let name = rest[..<end].dropFirst(".env[".count)
            // Variables that come twice are compared by their place, and have no name.
            guard !name.allSatisfy(\.isNumber) else { return .closed }
            return .variable(name: String(name), rest: String(rest[rest.index(after: end)...]))
        }
        let isHidden = [".exec", ".httpHeaders", ".lifecycle"].contains { rest.contains($0) }
        return !isHidden && openInContainer.contains { Self.stands(rest, below: $0) } ? .open : .closed
    }

    private static func place(ofPod path: String) -> Place {
        if path.hasPrefix("metadata.annotations.") {
            let key = path.dropFirst("metadata.annotations.".count)
            return .annotation(key: key.trimmingQuotes)
        }
        if generated.contains(path) { return .generated }
        if path.hasPrefix("spec.volumes["), path.hasSuffix("]") { return .element }
        if path.hasPrefix("spec.volumes[") {
            return openVolumes.contains { path.contains("].\($0)") } ? .open : .closed
        }
        return openInPod.contains { Self.stands(path[...], below: $0) } ? .open : .closed
    }

    /// Whether a path is another one, or goes on from it.
    private static func stands(_ path: Substring, below root: String) -> Bool {
        guard path.hasPrefix(root) else { return false }
        let next = path.dropFirst(root.count).first
        return next == nil || next == "." || next == "["
    }

    private static let generated: Set<String> = ["spec.schedulerName", "spec.dnsPolicy", "spec.serviceAccount"]

    private static let openInContainer = [
        ".image", ".imagePullPolicy", ".resources", ".ports", ".readinessProbe", ".livenessProbe", ".startupProbe",
        ".securityContext", ".volumeMounts", ".workingDir", ".restartPolicy", ".envFrom", ".terminationMessagePolicy",
    ]

    private static let openInPod = [
        "metadata.labels", "spec.nodeSelector", "spec.nodeName", "spec.serviceAccountName", "spec.restartPolicy",
        "spec.terminationGracePeriodSeconds", "spec.hostNetwork", "spec.hostPID", "spec.priorityClassName",
        "spec.runtimeClassName", "spec.securityContext", "spec.tolerations", "spec.affinity",
        "spec.topologySpreadConstraints", "spec.imagePullSecrets", "spec.automountServiceAccountToken",
        "spec.activeDeadlineSeconds",
    ]

    private static let openVolumes = ["configMap", "secret", "persistentVolumeClaim", "emptyDir", "projected"]
}

extension Substring {
    fileprivate var trimmingQuotes: String { String(drop { $0 == "\"" }.reversed().drop { $0 == "\"" }.reversed()) }
}
