import KubernetesModel

/// An environment variable: its name, and where its value comes from. A plain value is shown only where its name and its
/// form both say that it is harmless.
struct VariableText {
    let name: String
    private let variable: JSONValue

    init(_ variable: JSONValue) {
        self.variable = variable
        name = variable["name"]?.stringValue ?? "?"
    }

    /// `LOG_LEVEL=debug`, `DB_HOST (set)`, `DB_PASSWORD (secret db key password)`.
    var text: String {
        guard let source = variable["valueFrom"] else {
            return HarmlessVariable(variable).map { "\(name)=\($0.value)" } ?? "\(name) (\(isEmpty ? "empty" : "set"))"
        }
        return "\(name) (\(Self.text(ofSource: source)))"
    }

    private var isEmpty: Bool { variable["value"]?.stringValue?.isEmpty ?? true }

    private static func text(ofSource source: JSONValue) -> String {
        for (field, kind) in [("secretKeyRef", "secret"), ("configMapKeyRef", "configmap")] {
            guard let reference = source[field] else { continue }
            let optional = reference["optional"]?.boolValue == true ? ", optional" : ""
            return
                "\(kind) \(reference["name"]?.stringValue ?? "?") key \(reference["key"]?.stringValue ?? "?")\(optional)"
        }
        if let path = source[path: "fieldRef", "fieldPath"]?.stringValue { return "field \(path)" }
        if let resource = source[path: "resourceFieldRef", "resource"]?.stringValue { return "resource \(resource)" }
        return "from elsewhere"
    }
}
