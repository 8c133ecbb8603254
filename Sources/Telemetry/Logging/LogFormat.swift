/// How a log record is written.
public enum LogFormat: String, CaseIterable, Sendable {
    /// `warning A watch failed resource=pods`: for people.
    case text
    /// One JSON object a line: for machines.
    case json
}
