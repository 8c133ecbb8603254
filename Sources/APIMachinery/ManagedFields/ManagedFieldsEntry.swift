internal import KubernetesModel

/// What one manager owns of an object: an entry of `metadata.managedFields`.
struct ManagedFieldsEntry: Hashable, Sendable {
    enum Operation: String, Hashable, Sendable {
        case apply = "Apply"
        case update = "Update"
    }

    /// Who a manager is: what applies counts as one whatever the version.
    struct Identity: Hashable, Sendable, Comparable {
        var manager: String
        var operation: Operation
        var apiVersion: String
        var subresource: String

        static func < (left: Identity, right: Identity) -> Bool {
            (left.manager, left.operation.rawValue, left.apiVersion, left.subresource)
                < (right.manager, right.operation.rawValue, right.apiVersion, right.subresource)
        }
    }

    var manager: String
    var operation: Operation
    var apiVersion: String
    var subresource = ""
    var time: String?
    var fields: FieldSet

    var identity: Identity {
        Identity(
            manager: manager, operation: operation, apiVersion: operation == .apply ? "" : apiVersion,
            subresource: subresource)
    }

    /// As conflicts name the manager.
    var title: String {
        let name =
            GoText.quoted(manager) + (subresource.isEmpty ? "" : " with subresource \(GoText.quoted(subresource))")
        return operation == .update ? "\(name) using \(apiVersion)" : name
    }
}

extension ManagedFieldsEntry {
    init?(_ value: JSONValue) {
        guard let operation = value["operation"]?.stringValue.flatMap(Operation.init),
            let apiVersion = value["apiVersion"]?.stringValue,
            let fields = FieldSet(fieldsV1: value["fieldsV1"] ?? [:])
        else { return nil }
        self.init(
            manager: value["manager"]?.stringValue ?? "", operation: operation, apiVersion: apiVersion,
            subresource: value["subresource"]?.stringValue ?? "", time: value["time"]?.stringValue, fields: fields)
    }

    var value: JSONValue {
        var value: [String: JSONValue] = [
            "manager": .string(manager), "operation": .string(operation.rawValue), "apiVersion": .string(apiVersion),
            "fieldsType": "FieldsV1", "fieldsV1": fields.fieldsV1,
        ]
        if let time { value["time"] = .string(time) }
        if !subresource.isEmpty { value["subresource"] = .string(subresource) }
        return .object(value)
    }
}
