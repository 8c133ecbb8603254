import KubernetesModel

/// A plain value of an environment variable that may be shown. Everything that is not plainly harmless may be a secret,
/// so both the name and the value have to be of a kind that no secret has.
struct HarmlessVariable: Hashable {
    let value: String

    /// Nil for a variable whose value is not to be shown.
    init?(_ variable: JSONValue) {
        guard let name = variable["name"]?.stringValue, let value = variable["value"]?.stringValue, !value.isEmpty,
            Self.isHarmless(name: name), Self.isHarmless(value: value)
        else { return nil }
        self.value = value
    }

    /// Whether a name speaks of what every operator sets in the open: levels, ports, sizes, times, counts, switches.
    private static func isHarmless(name: String) -> Bool {
        let words = name.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard !words.isEmpty, words.allSatisfy({ word in !secretWords.contains { word.contains($0) } }) else {
            return false
        }
        return words.contains { openWords.contains($0) || openPrefixes.contains(where: $0.hasPrefix) }
    }

    /// A switch, a level, a number, a number with a unit.
    private static func isHarmless(value: String) -> Bool {
        guard value.count <= 12 else { return false }
        if plainWords.contains(value.lowercased()) { return true }
        let digits = value.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let unit = value.dropFirst(digits.count)
        return 1...6 ~= digits.count && (unit.isEmpty || units.contains(unit.lowercased()))
    }

    private static let secretWords = [
        "PASS", "PWD", "SECRET", "TOKEN", "KEY", "CRED", "AUTH", "SALT", "SEED", "NONCE", "PIN", "CODE", "DSN", "SIGN",
        "CERT", "PRIVATE", "SESSION", "COOKIE", "HASH", "LICEN", "OTP", "PAT", "JWT",
    ]

    private static let openWords: Set<String> = [
        "LEVEL", "PORT", "DEBUG", "VERBOSE", "WORKERS", "THREADS", "TIMEOUT", "INTERVAL", "SIZE", "COUNT", "LIMIT",
        "MAX",
        "MIN", "RETRIES", "CONCURRENCY", "ENABLED", "ENABLE", "DISABLED", "DISABLE", "ENV", "ENVIRONMENT", "MODE",
        "REPLICAS", "TTL", "DELAY", "MEMORY", "HEAP", "POOL", "BATCH", "FEATURE", "LOG", "TZ", "LANG", "REGION",
    ]

    private static let openPrefixes = ["GOMAXPROCS", "GOMEMLIMIT", "GOGC", "GODEBUG", "MALLOC"]

    private static let plainWords: Set<String> = [
        "true", "false", "yes", "no", "on", "off", "enabled", "disabled", "none", "auto", "debug", "info", "warn",
        "warning", "error", "fatal", "trace", "notice", "critical", "production", "prod", "staging", "stage", "dev",
        "development", "test", "local", "json", "text", "utc", "c", "en_us.utf-8", "c.utf-8", "always", "never",
    ]

    private static let units: Set<String> = [
        "s", "ms", "us", "m", "min", "h", "d", "k", "ki", "kb", "kib", "mi", "mb", "mib", "g", "gi", "gb", "gib", "b",
        "%",
    ]
}
