internal import KubernetesModel

/// The name that a pod template has among others of its workload: the hash of its content (FNV-1a of 32 bits) in the
/// letters that cannot spell a word, as `rand.SafeEncodeString` of apimachinery has them.
enum TemplateHash {
    static let label = "pod-template-hash"
    private static let letters = Array("bcdfghjklmnpqrstvwxz2456789")

    /// - Parameter collisions: How often the hash was another template's already.
    static func of(_ template: JSONValue, collisions: Int = 0) -> String {
        var hash: UInt32 = 2_166_136_261
        func add(_ bytes: some Sequence<UInt8>) {
            for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        }
        add(template.compactText.utf8)
        if collisions > 0 { add("\(collisions)".utf8) }
        return String("\(hash)".utf8.map { letters[Int($0) % letters.count] })
    }
}
