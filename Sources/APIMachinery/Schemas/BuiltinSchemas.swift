internal import KubernetesModel
internal import Synchronization

/// The schemas of the kinds of Kubernetes itself.
package enum BuiltinSchemas {
    /// The schema of a kind; nil: Kubernetes has no such kind, or none that is described here.
    package static func schema(group: String, version: String, kind: String) -> Schema? {
        table.schema(kind: group.isEmpty ? "\(version)/\(kind)" : "\(group)/\(version)/\(kind)")
    }

    /// The schema of a part of kinds: `core.v1.PodSpec`.
    static func schema(type: String) -> Schema? { table.schema(type: type) }

    private static let table = TypeTable([builtinTypes, builtinTypeSupplement])
}

/// The types that a text lists, made into schemas when someone asks for them.
final class TypeTable: Sendable {
    /// A type as the text tells it.
    private struct Description {
        var alias: Substring?
        var isAtomic = false
        var isKind = false
        var fields: [(name: String, type: Substring, flags: [Substring], isRequired: Bool)] = []
    }

    private let descriptions: [Substring: Description]
    /// `apps/v1/Deployment` to the type's name.
    private let kinds: [String: Substring]
    private let made = Mutex<[Substring: Schema]>([:])

    init(_ texts: [String]) {
        var descriptions: [Substring: Description] = [:]
        var kinds: [String: Substring] = [:]
        var current: Substring = ""
        for line in texts.lazy.flatMap({ $0.split(separator: "\n") }) {
            let words = line.split(separator: " ")
            guard let first = words.first else { continue }
            if line.first == " " {
                guard words.count > 1 else { continue }
                let isRequired = first.last == "*"
                let name = String(isRequired ? first.dropLast() : first)
                let known = descriptions[current]?.fields.firstIndex { $0.name == name }
                if let known, words[1] == "-" {
                    descriptions[current]?.fields[known].flags += words.dropFirst(2)
                } else if words[1] != "-" {
                    if let known { descriptions[current]?.fields.remove(at: known) }
                    descriptions[current]?.fields.append((name, words[1], Array(words.dropFirst(2)), isRequired))
                }
            } else {
                current = first
                for flag in words.dropFirst() {
                    let parts = flag.split(separator: "=", maxSplits: 1)
                    guard parts.count == 2 else {
                        if flag == "atomic" { descriptions[current, default: Description()].isAtomic = true }
                        continue
                    }
                    descriptions[current, default: Description()].isKind = true
                    kinds[String(parts[1])] = current
                }
                if descriptions[current] == nil { descriptions[current] = Description() }
            }
        }
        self.descriptions = descriptions
        self.kinds = kinds
    }

    func schema(kind: String) -> Schema? { kinds[kind].flatMap { schema(type: String($0)) } }

    func schema(type: String) -> Schema? {
        guard descriptions[Substring(type)] != nil else { return nil }
        return made.withLock { made in schema(named: Substring(type), &made) }
    }

    private func schema(named type: Substring, _ made: inout [Substring: Schema]) -> Schema {
        if let schema = made[type] { return schema }
        guard let description = descriptions[type] else { return .any }
        // Whoever refers to a type that is being made, refers to anything: the kinds served have no such circles.
        made[type] = .any
        var fields: [String: Schema.Field] = [:]
        for field in description.fields {
            fields[field.name] = self.field(field.type, field.flags, isRequired: field.isRequired, &made)
            let isPart = field.name == "spec" || field.name == "status"
            if field.type == "meta.v1.ObjectMeta" || description.isKind && isPart {
                fields[field.name]?.isAlwaysPresent = true
            }
        }
        let schema = Schema(
            .structure(fields), name: type.split(separator: ".").last.map(String.init) ?? "",
            isAtomic: description.isAtomic)
        made[type] = schema
        return schema
    }

    private func field(
        _ type: Substring, _ flags: [Substring], isRequired: Bool, _ made: inout [Substring: Schema]
    ) -> Schema.Field {
        var keys: [String]?
        var isSet = false
        var merge: Schema.PatchMerge?
        var defaultValue: JSONValue?
        for flag in flags {
            let parts = flag.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            switch parts[0] {
            case "keys": keys = parts[1].split(separator: ",").map(String.init)
            case "set": isSet = true
            case "merge": merge = parts[1].isEmpty ? .primitives : .objects(key: String(parts[1]))
            case "default": defaultValue = .string(parts[1].filter { $0 != "\"" })
            default: break
            }
        }
        var schema = self.schema(type, &made)
        if case .list(let element, _) = schema.shape {
            schema = Schema(.list(of: element, keys.map { .map(keys: $0) } ?? (isSet ? .set : .atomic)))
        } else if flags.contains("atomic") {
            schema = Schema(schema.shape, name: schema.name, isAtomic: true)
        }
        // Texts, lists and maps that are empty are left out unless the field is required.
        let dropsZero =
            switch schema.shape {
            case .string, .bytes, .list, .map: !isRequired && !flags.contains("keep")
            default: flags.contains("omit")
            }
        return Schema.Field(
            schema: schema, isRequired: isRequired, isAlwaysPresent: flags.contains("struct"), dropsZero: dropsZero,
            merge: merge, retainsKeys: flags.contains("retain"), defaultValue: defaultValue)
    }

    private func schema(_ type: Substring, _ made: inout [Substring: Schema]) -> Schema {
        switch type.first {
        case "[": Schema(.list(of: schema(type.dropFirst(), &made), .atomic))
        case "{": Schema(.map(of: schema(type.dropFirst(), &made)))
        default:
            switch type {
            case "any": Self.raw
            case "bool": Self.boolean
            case "int32": Self.short
            case "int64", "int", "integer": Self.integer
            case "double": Self.number
            case "string": Self.string
            case "bytes": Self.bytes
            case "time", "microtime": Self.time
            case "quantity": Self.quantity
            case "intstr": Self.intOrString
            default: schema(named: type, &made)
            }
        }
    }

    /// What is kept as it was sent, and so has one owner.
    private static let raw = Schema(.any, isAtomic: true, preservesUnknownFields: true)
    private static let boolean = Schema(.boolean)
    private static let short = Schema(.integer, isShort: true)
    private static let integer = Schema(.integer)
    private static let number = Schema(.number)
    private static let string = Schema(.string)
    private static let bytes = Schema(.bytes)
    private static let time = Schema(.time)
    private static let quantity = Schema(.quantity)
    private static let intOrString = Schema(.intOrString)
}
