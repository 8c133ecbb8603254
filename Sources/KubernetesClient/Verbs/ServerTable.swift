public import KubernetesModel

/// A list as the API server prints it for `kubectl get`: rows of what people see, without the objects.
public struct ServerTable: Hashable, Sendable {
    /// The columns' names: `Name`, `Age`.
    public let columns: [String]
    /// One cell a column.
    public let rows: [[JSONValue]]
    /// The token for the next page, or nil after the last one.
    public let continueToken: String?

    /// The cells of a column, or nil where there is no such column.
    public func cells(_ column: String) -> [JSONValue]? {
        columns.firstIndex(of: column).map { index in
            rows.map { index < $0.count ? $0[index] : .null }
        }
    }

    /// Nil for what is no table.
    init?(_ answer: JSONValue) {
        guard answer["kind"] == "Table", let definitions = answer["columnDefinitions"]?.arrayValue else { return nil }
        columns = definitions.map { $0["name"]?.stringValue ?? "" }
        rows = (answer["rows"]?.arrayValue ?? []).map { $0["cells"]?.arrayValue ?? [] }
        let token = answer[path: "metadata", "continue"]?.stringValue ?? ""
        continueToken = token.isEmpty ? nil : token
    }
}
