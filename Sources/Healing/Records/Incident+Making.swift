import Crypto
package import Foundation
package import Incidents
package import KubernetesModel

extension Incident {
    /// The fingerprint of a target: the same for every incident of it.
    package static func fingerprint(of target: ObjectReference) -> String {
        let text = [target.kind, target.namespace ?? "", target.name, target.uid.text].joined(separator: "/")
        return String(hexadecimal(SHA256.hash(data: Data(text.utf8))).prefix(16))
    }

    /// A new incident. The name follows from the target and the time, so that an incident that was created just before
    /// a crash is found again and not made twice.
    ///
    /// - Parameter fallbackNamespace: where incidents of cluster-scoped targets live.
    package static func make(
        target: ObjectReference, title: String, severity: Severity, signals: [Signal], openedAt: Date,
        fallbackNamespace: String
    ) -> Incident {
        let fingerprint = fingerprint(of: target)
        let seed = "\(fingerprint)@\(Int(openedAt.timeIntervalSince1970))"
        let suffix = hexadecimal(SHA256.hash(data: Data(seed.utf8))).prefix(4)
        let namespace = target.namespace ?? fallbackNamespace
        // Names end at 63 characters where they become label values.
        var metadata = ObjectMeta(name: "\(namespace)-\(target.name)".prefix(58) + "-\(suffix)", namespace: namespace)
        metadata.labels = ["midwatch.dev/fingerprint": fingerprint]
        return Incident(
            metadata: metadata,
            spec: Spec(
                title: title, severity: severity, target: target, fingerprint: fingerprint, openedAt: openedAt,
                signals: Array(signals.prefix(maxSignals))))
    }

    private static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
