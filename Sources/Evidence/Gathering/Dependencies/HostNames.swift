import Foundation
import KubernetesModel

/// The hosts in a text that may be services of a cluster: of `postgres://app:s3cret@db.shop:5432/app` it is `db` in
/// `shop`. Only names that a service can have come out, and nothing else of the text.
struct HostNames {
    /// One host.
    struct Host: Hashable {
        var service: NamespacedName
        /// Whether the name ends as only names of services do: `db.shop.svc.cluster.local`.
        var isOfCluster: Bool
    }

    private(set) var hosts: [Host] = []

    private static let maxLength = 4096
    private static let maxHosts = 16

    /// - Parameters:
    ///   - namespace: Where a name without a namespace is looked for.
    ///   - bareWordsCount: Whether a word alone, without a port or a dot, is a host.
    init(in text: String, namespace: String, bareWordsCount: Bool) {
        // Lists of hosts are written with commas, blanks and semicolons; options with an equals sign.
        let words = text.prefix(Self.maxLength).split { $0.isWhitespace || ",;=\"'`|<>(){}[]".contains($0) }
        for word in words where hosts.count < Self.maxHosts {
            guard let host = Self.host(of: word, namespace, bareWordsCount: bareWordsCount && words.count <= 8),
                !hosts.contains(host)
            else { continue }
            hosts.append(host)
        }
    }

    private static func host(of word: Substring, _ namespace: String, bareWordsCount: Bool) -> Host? {
        var rest = word
        var isAddress = false
        if let scheme = rest.range(of: "://") {
            rest = rest[scheme.upperBound...]
            isAddress = true
        }
        rest = rest.prefix { !"/?#".contains($0) }
        // What stands before the last @ is an account.
        if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
        if let colon = rest.firstIndex(of: ":") {
            let port = rest[rest.index(after: colon)...]
            guard 1...5 ~= port.count, port.allSatisfy(\.isNumber) else { return nil }
            rest = rest[..<colon]
            isAddress = true
        }
        let labels = rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard labels.allSatisfy(isLabel), let service = labels.first else { return nil }
        switch labels.count {
        case 1 where isAddress || bareWordsCount: return Host(service: name(service, namespace), isOfCluster: false)
        case 2: return Host(service: name(service, labels[1]), isOfCluster: false)
        case 3... where labels[2] == "svc": return Host(service: name(service, labels[1]), isOfCluster: true)
        // A pod of a headless service.
        case 4... where labels[3] == "svc": return Host(service: name(labels[1], labels[2]), isOfCluster: true)
        default: return nil
        }
    }

    private static func name(_ service: String, _ namespace: String) -> NamespacedName {
        NamespacedName(namespace: namespace, name: service)
    }

    /// A label of a name in DNS, which is no number alone.
    private static func isLabel(_ label: String) -> Bool {
        1...63 ~= label.count && label.first != "-" && label.last != "-"
            && label.utf8.allSatisfy { 0x61...0x7a ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-") }
            && label.contains(where: \.isLetter)
    }
}
