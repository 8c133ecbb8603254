import Crypto
import Foundation
import Incidents
import KubernetesModel

extension Consultation {
    /// Names what a model is asked about: the same for the same sorts of signals and the same findings, whatever their
    /// counts and times.
    static func question(about signals: [Signal], findings: [Finding]) -> String {
        let sorts = Set(signals.map { "\($0.kind.rawValue)/\($0.reason)/\($0.container ?? "")" }).sorted()
        let causes = findings.map { "\($0.rule)/\($0.category.rawValue)/\($0.object.shortName)" }
        let digest = SHA256.hash(data: Data((sorts + [""] + causes).joined(separator: "\n").utf8))
        return digest.prefix(8).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
