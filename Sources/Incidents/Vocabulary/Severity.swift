/// How much an incident matters: P1 wakes people, P4 waits for the morning.
public enum Severity: String, Codable, Hashable, Sendable, CaseIterable, Comparable {
    // swift-format-ignore: AlwaysUseLowerCamelCase
    case P1, P2, P3, P4

    /// More severe is greater: `P1 > P2`.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue > right.rawValue }
}
