import Foundation
import KubernetesModel

/// Values as scripts read them.
public enum JSONView {
    /// Indented JSON with a line break at its end; the same value always gives the same text.
    public static func text(_ value: some Encodable) throws -> String {
        let encoder = KubernetesJSON.makeEncoder()
        encoder.outputFormatting.insert(.prettyPrinted)
        return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
    }
}
