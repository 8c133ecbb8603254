/// A ConfigMap or Secret, or a key of one, that a container refers to and that does not exist; read from the kubelet's
/// message. The names are in the message, so the object itself need not be read: a Secret never is.
struct MissingReference: Hashable, Sendable {
    /// `ConfigMap` or `Secret`.
    let kind: String
    let name: String
    /// Nil where the whole object is missing.
    let key: String?

    /// What is missing, for a sentence: `key 'mode' of ConfigMap 'settings'`.
    var description: String { sentence.text }

    /// Its names are read out of a message, which someone else may have written.
    var sentence: Sentence {
        let owner: Sentence = "\(kind) '\(chosen: name)'"
        return key.map { "key '\(chosen: $0)' of \(owner)" } ?? owner
    }

    /// Reads `couldn't find key K in ConfigMap NS/N`, `configmap "N" not found`, `references non-existent secret key:
    /// K` and their like; nil where the message is none of them.
    init?(_ message: String) {
        if let match = message.firstMatch(of: /couldn't find key (\S+) in (ConfigMap|Secret) (?:[^\s\/]+\/)?([^\s,"]+)/)
        {
            self.init(kind: String(match.2), name: String(match.3), key: String(match.1))
        } else if let match = message.firstMatch(of: /(?i)(configmap|secret)s? "([^"]+)" not found/) {
            self.init(kind: Self.kind(match.1), name: String(match.2), key: nil)
        } else {
            return nil
        }
    }

    init(kind: String, name: String, key: String?) {
        self.kind = kind
        self.name = name
        self.key = key
    }

    /// Reads the key of `references non-existent config key: K`, which names no object.
    static func missingVolumeKey(_ message: String) -> (kind: String, key: String)? {
        guard let match = message.firstMatch(of: /references non-existent (config|secret) key: ([^\s,;"]+)/) else {
            return nil
        }
        return (match.1 == "secret" ? "Secret" : "ConfigMap", String(match.2))
    }

    private static func kind(_ word: Substring) -> String { word.lowercased() == "secret" ? "Secret" : "ConfigMap" }
}
