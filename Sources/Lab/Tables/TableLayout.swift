internal import Foundation
internal import KubernetesModel

/// The columns in which a kind's objects are shown.
struct TableLayout: Sendable {
    let columns: [Column]

    static func of(_ kind: ResourceKind, version: String, kinds: KindRegistry) -> TableLayout {
        guard !kind.isCustom else {
            return TableLayout(columns: CustomColumns.columns(kinds.custom(kind.name), version: version))
        }
        return TableLayout(columns: builtin[kind.name.text] ?? fallback)
    }

    /// For kinds of which nobody said what matters.
    private static let fallback = [
        Column.objectName,
        Column("Created At", type: "date") { object, _ in object[metadata: "creationTimestamp"] ?? .null },
    ]

    // The columns and cells are those of pkg/printers/internalversion/printers.go.
    private static let builtin: [String: [Column]] = PodTables.all.merging(WorkloadTables.all) { own, _ in own }
        .merging(NetworkTables.all) { own, _ in own }.merging(StorageTables.all) { own, _ in own }
        .merging(ClusterTables.all) { own, _ in own }.merging(AccessTables.all) { own, _ in own }
}

/// What cells have in common.
enum Cell {
    static func text(_ value: JSONValue?, or absent: String = "") -> String {
        switch value {
        case .string(let text)?: text.isEmpty ? absent : text
        case .integer(let number)?: String(number)
        case .bool(let flag)?: flag ? "true" : "false"
        case .number(let number)?: "\(number)"
        default: absent
        }
    }

    static func number(_ object: JSONValue, _ path: String...) -> Int { object.value(at: path)?.intValue ?? 0 }

    static func list(_ values: [String], or absent: String) -> String {
        values.isEmpty ? absent : values.joined(separator: ",")
    }

    /// Labels as a selector: `app=shop,tier=web`.
    static func labels(_ value: JSONValue?) -> String {
        let terms = (value?.objectValue ?? [:]).map { "\($0.key)=\($0.value.stringValue ?? "")" }.sorted()
        return list(terms, or: "<none>")
    }

    static func selector(_ value: JSONValue?) -> String {
        guard let value else { return "<none>" }
        let text = SelectorText.text(value)
        return text.isEmpty ? "<none>" : text
    }

    /// The containers of a pod template, and their images.
    static func containers(_ template: JSONValue?) -> (names: String, images: String) {
        let containers = template?["spec"]?["containers"]?.arrayValue ?? []
        return (
            containers.map { text($0["name"]) }.joined(separator: ","),
            containers.map { text($0["image"]) }.joined(separator: ",")
        )
    }

    /// Seconds between two times, as kubectl shows them.
    static func duration(from start: JSONValue?, to end: JSONValue?, now: Date) -> String {
        guard let begin = start?.stringValue.flatMap({ Timestamp(parsing: $0) })?.date else { return "" }
        let stop = end?.stringValue.flatMap { Timestamp(parsing: $0) }?.date ?? now
        return Age.text(seconds: Int(stop.timeIntervalSince(begin).rounded(.down)))
    }
}
