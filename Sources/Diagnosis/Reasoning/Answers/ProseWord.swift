/// A word of a sentence, freed of the marks around it.
struct ProseWord {
    enum Sort {
        /// Prose, which needs no proof.
        case plain
        /// Prose or a name: `read-only`, `shop-settings`.
        case compound
        /// What must be the name of something.
        case name
    }

    let text: Substring
    private let isQuoted: Bool

    /// The words of a sentence.
    static func words(of sentence: Substring) -> [ProseWord] {
        sentence.split { $0.isWhitespace || ",;()[]{}<>—–|".contains($0) }.map(ProseWord.init)
    }

    private init(_ word: Substring) {
        isQuoted = word.first { !"*_".contains($0) }.map(Self.quotes.contains) ?? false
        var text = word.trimming(Self.marks)
        for ending in ["'s", "’s"] where text.hasSuffix(ending) { text = text.dropLast(2).trimming(Self.marks) }
        self.text = text
    }

    private static let quotes: Set<Character> = ["'", "\"", "`", "‘", "’", "“", "”", "«", "„"]
    private static let marks = quotes.union([".", ",", ":", ";", "!", "?", "*", "=", "…", "»"])

    /// Whether it says what kind of thing is named next.
    var isKind: Bool { Self.kinds.contains(text.lowercased()) }

    var sort: Sort {
        guard text.count > 1 else { return .plain }
        if isQuoted || isID { return .name }
        let hasDigit = text.contains(where: \.isNumber)
        guard text.contains(where: \.isLetter) else {
            // `1.4.0` and `10.0.0.7` name something, `99.5` counts.
            return hasDigit && text.count(where: { $0 == "." }) > 1 ? .name : .plain
        }
        if isQuantity || isAbbreviation || Self.terms.contains(text.lowercased()) { return .plain }
        if text.contains(where: { "_:@".contains($0) }) { return .name }
        if let slash = text.firstIndex(of: "/") {
            // `requests/limits` is prose, `deployment/checkout`, `example.com/guard` and `/var/lib` are names.
            let isPath = hasDigit || slash == text.startIndex || text.contains { ".-".contains($0) }
            return isPath || Self.kinds.contains(text[..<slash].lowercased()) ? .name : .plain
        }
        if let dot = text.firstIndex(of: ".") {
            return Self.fields.contains(text[..<dot].lowercased()) ? .plain : .name
        }
        if text.contains("-") {
            if hasDigit { return isCount ? .plain : .name }
            return Self.isCommonCompound(text.lowercased()) ? .plain : .compound
        }
        return hasDigit && text.count > 5 ? .name : .plain
    }

    /// `e4` and `a1`: ids of evidence and of actions.
    private var isID: Bool { "ea".contains(text.first ?? " ") && text.dropFirst().allSatisfy(\.isNumber) }

    /// A number with a unit: `64Mi`, `1.5Gi`, `300ms`.
    private var isQuantity: Bool {
        let unit = text.drop { $0.isNumber || $0 == "." }
        return unit.count < text.count && unit.count <= 3 && unit.allSatisfy { $0.isLetter || $0 == "%" }
    }

    /// `e.g`, `i.e`.
    private var isAbbreviation: Bool {
        text.split(separator: ".").allSatisfy { $0.count == 1 && $0.first?.isLetter ?? false }
    }

    /// `5-minute`, `2-replica`.
    private var isCount: Bool {
        let parts = text.split(separator: "-")
        return parts.count == 2 && parts[0].allSatisfy(\.isNumber) && parts[1].allSatisfy(\.isLetter)
    }

    /// `read-only`, `non-zero`: prose wherever it stands.
    static func isCommonCompound(_ word: String) -> Bool {
        let parts = word.split(separator: "-")
        guard let first = parts.first, let last = parts.last else { return false }
        return firstParts.contains(first) || lastParts.contains(last)
    }

    private static let firstParts: Set<Substring> = [
        "co", "cross", "first", "ill", "last", "mis", "multi", "non", "over", "post", "pre", "re", "self", "single",
        "third", "under", "well",
    ]

    private static let lastParts: Set<Substring> = [
        "based", "bound", "down", "driven", "end", "formed", "free", "in", "known", "level", "like", "limited",
        "lived", "loop", "memory", "off", "on", "only", "out", "ready", "related", "running", "side", "specific",
        "time", "up", "wide", "back",
    ]

    private static let kinds: Set<String> = [
        "autoscaler", "claim", "configmap", "container", "cronjob", "daemonset", "deployment", "endpoints", "hpa",
        "ingress", "job", "namespace", "node", "persistentvolumeclaim", "pod", "pvc", "replicaset", "secret", "service",
        "serviceaccount", "statefulset", "volume", "workload",
    ]

    /// Words of the trade that look like names.
    private static let terms: Set<String> = [
        "base64", "cgroupv2", "http/1.1", "http/2", "oauth2", "sha-256", "sha256", "utf-8",
    ]

    /// What the fields of every object begin with: `spec.replicas`.
    private static let fields: Set<String> = ["limits", "metadata", "requests", "spec", "status"]
}

extension Substring {
    fileprivate func trimming(_ isTrimmed: Set<Character>) -> Substring {
        var rest = self
        while let first = rest.first, isTrimmed.contains(first) { rest.removeFirst() }
        while let last = rest.last, isTrimmed.contains(last) { rest.removeLast() }
        return rest
    }
}
