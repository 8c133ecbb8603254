internal import KubernetesModel

/// Who may do what.
enum AccessTables {
    private static let created = Column("Created At", type: "date") { object, _ in
        object[metadata: "creationTimestamp"] ?? .null
    }

    private static let subjects = ["User": "Users", "Group": "Groups", "ServiceAccount": "ServiceAccounts"]

    private static let binding =
        [
            Column.objectName,
            Column("Role", text: { "\(Cell.text($0["roleRef"]?["kind"]))/\(Cell.text($0["roleRef"]?["name"]))" }), .age,
        ]
        + ["User", "Group", "ServiceAccount"].map { kind in
            Column(subjects[kind] ?? kind, isWide: true, text: { names($0, of: kind) })
        }

    static let all: [String: [Column]] = [
        "serviceaccounts": [
            .objectName, Column("Secrets", count: { $0["secrets"]?.arrayValue?.count ?? 0 }), .age,
        ],
        "roles.rbac.authorization.k8s.io": [.objectName, created],
        "clusterroles.rbac.authorization.k8s.io": [.objectName, created],
        "rolebindings.rbac.authorization.k8s.io": binding,
        "clusterrolebindings.rbac.authorization.k8s.io": binding,
        "mutatingwebhookconfigurations.admissionregistration.k8s.io": [
            .objectName, Column("Webhooks", number: { $0["webhooks"]?.arrayValue?.count ?? 0 }), .age,
        ],
        "validatingwebhookconfigurations.admissionregistration.k8s.io": [
            .objectName, Column("Webhooks", number: { $0["webhooks"]?.arrayValue?.count ?? 0 }), .age,
        ],
    ]

    private static func names(_ binding: JSONValue, of kind: String) -> String {
        (binding["subjects"]?.arrayValue ?? []).filter { $0["kind"]?.stringValue == kind }.map { subject in
            let namespace = Cell.text(subject["namespace"])
            return kind == "ServiceAccount" ? "\(namespace)/\(Cell.text(subject["name"]))" : Cell.text(subject["name"])
        }.joined(separator: ", ")
    }
}
