/// A value as it was written, and where.
struct SettingValue: Hashable, Sendable {
    var text: String
    /// Where it was written: `midwatch.yaml, line 3`, `MIDWATCH_HTTP_PORT`, `--port`.
    var origin: String
}
