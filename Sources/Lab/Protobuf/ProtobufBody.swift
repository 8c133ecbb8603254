internal import Foundation
internal import KubernetesModel

/// Reads objects of Kubernetes' own kinds that a client sent as protobuf, as `kubectl create` does.
enum ProtobufBody {
    static let contentType = "application/vnd.kubernetes.protobuf"

    /// Bytes that are no object.
    struct Malformed: Error {}

    /// `k8s` and a zero, then a `runtime.Unknown` with the object in it.
    static func object(_ bytes: [UInt8]) throws(Malformed) -> JSONValue {
        guard bytes.starts(with: Array("k8s\0".utf8)) else { throw Malformed() }
        var apiVersion = ""
        var kind = ""
        var raw: ArraySlice<UInt8> = []
        try ProtobufScanner.each(bytes.dropFirst(4)) { number, value throws(Malformed) in
            guard case .bytes(let content) = value else { return }
            if number == 2 { raw = content }
            guard number == 1 else { return }
            try ProtobufScanner.each(content) { number, value throws(Malformed) in
                guard case .bytes(let text) = value else { return }
                if number == 1 { apiVersion = String(decoding: text, as: UTF8.self) }
                if number == 2 { kind = String(decoding: text, as: UTF8.self) }
            }
        }
        var object = try message("\(package(apiVersion)).\(kind)", raw, depth: 0)
        object["apiVersion"] = .string(apiVersion)
        object["kind"] = .string(kind)
        return object
    }

    /// `rbac.authorization.k8s.io/v1` lies in the package `rbac.v1`.
    private static func package(_ apiVersion: String) -> String {
        let parts = apiVersion.split(separator: "/")
        guard parts.count == 2 else { return apiVersion == "v1" ? "core.v1" : apiVersion }
        return "\(parts[0].prefix { $0 != "." }).\(parts[1])"
    }

    // MARK: Values

    private static func message(
        _ name: String, _ bytes: ArraySlice<UInt8>, depth: Int
    ) throws(Malformed) -> JSONValue {
        if let special = try special(name, bytes) { return special }
        let name = name.hasSuffix(".DeleteOptions") ? "meta.v1.DeleteOptions" : name
        guard depth < 64, let fields = ProtobufFields.kubernetes[name] else { throw Malformed() }
        var members: [String: JSONValue] = [:]
        try ProtobufScanner.each(bytes) { number, value throws(Malformed) in
            guard let field = fields[number] else { return }
            try read(value, field.name, field.type, into: &members, depth: depth + 1)
        }
        return .object(members)
    }

    private static func read(
        _ value: ProtobufScanner.Value, _ name: String, _ type: ProtobufFields.FieldType,
        into members: inout [String: JSONValue], depth: Int
    ) throws(Malformed) {
        switch type {
        case .list(let element):
            let new = try scalar(value, element, depth: depth) ?? .null
            // Taken out while it grows, or each element would copy all before it.
            var elements = members.removeValue(forKey: name)?.arrayValue ?? []
            elements.append(new)
            members[name] = .array(elements)
        case .map(let element):
            guard case .bytes(let entry) = value else { throw Malformed() }
            var key = ""
            var content: JSONValue = ""
            try ProtobufScanner.each(entry) { number, value throws(Malformed) in
                if number == 1, case .bytes(let text) = value { key = String(decoding: text, as: UTF8.self) }
                if number == 2 { content = try scalar(value, element, depth: depth) ?? "" }
            }
            var map = members.removeValue(forKey: name)?.objectValue ?? [:]
            map[key] = content
            members[name] = .object(map)
        default:
            guard let read = try scalar(value, type, depth: depth) else { throw Malformed() }
            if inlined.contains(name), case .object(let inner) = read {
                members.merge(inner) { _, later in later }
            } else if read != .null, !isAbsent(read, name) {
                members[name] = read
            }
        }
    }

    private static func scalar(
        _ value: ProtobufScanner.Value, _ type: ProtobufFields.FieldType, depth: Int
    ) throws(Malformed) -> JSONValue? {
        switch (type, value) {
        case (.string, .bytes(let text)): .string(String(decoding: text, as: UTF8.self))
        case (.bytes, .bytes(let data)): .string(Data(data).base64EncodedString())
        case (.integer, .number(let number)): .integer(Int(Int64(bitPattern: number)))
        case (.bool, .number(let number)): .bool(number != 0)
        case (.double, .number(let bits)): .number(Double(bitPattern: bits))
        case (.message(let name), .bytes(let content)): try message(name, content, depth: depth)
        default: throw Malformed()
        }
    }

    /// Structs that JSON has no member for: their members stand where they are.
    private static let inlined: Set = [
        "volumeSource", "persistentVolumeSource", "handler", "ephemeralContainerCommon", "localObjectReference",
    ]

    /// Fields that say something by zero or false. Others are written even when nothing was set, and mean nothing then.
    private static let meaningful: Set = [
        "replicas", "minReplicas", "activeDeadlineSeconds", "backoffLimit", "terminationGracePeriodSeconds",
        "gracePeriodSeconds", "tolerationSeconds", "revisionHistoryLimit", "runAsUser", "runAsGroup", "fsGroup",
        "completions", "parallelism", "ttlSecondsAfterFinished", "successfulJobsHistoryLimit",
        "failedJobsHistoryLimit", "startingDeadlineSeconds", "partition", "value", "enableServiceLinks",
        "automountServiceAccountToken", "allowPrivilegeEscalation", "readOnlyRootFilesystem", "runAsNonRoot",
        "optional",
        "controller", "blockOwnerDeletion", "orphanDependents", "suspend", "immutable", "shareProcessNamespace",
        "allocateLoadBalancerNodePorts", "allowVolumeExpansion", "privileged",
    ]

    private static func isAbsent(_ value: JSONValue, _ name: String) -> Bool {
        switch value {
        case .string(let text): text.isEmpty
        case .integer(0), .bool(false): !meaningful.contains(name)
        default: false
        }
    }

    // MARK: Types with a JSON of their own

    private static func special(_ name: String, _ bytes: ArraySlice<UInt8>) throws(Malformed) -> JSONValue? {
        switch name {
        case "meta.v1.Time", "meta.v1.MicroTime": try time(bytes, isExact: name.hasSuffix("MicroTime"))
        case "api.resource.Quantity": .string(String(decoding: try first(bytes), as: UTF8.self))
        case "util.intstr.IntOrString": try integerOrString(bytes)
        case "meta.v1.FieldsV1", "runtime.RawExtension":
            try embedded(first(bytes))
        default: nil
        }
    }

    /// The bytes of the field 1.
    private static func first(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> ArraySlice<UInt8> {
        var found: ArraySlice<UInt8> = []
        try ProtobufScanner.each(bytes) { number, value throws(Malformed) in
            if number == 1, case .bytes(let content) = value { found = content }
        }
        return found
    }

    /// JSON that stands in a field as it is; an empty object where there is none.
    private static func embedded(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> JSONValue {
        if bytes.isEmpty { return .object([:]) }
        do {
            return try JSONValue(bytes: Array(bytes))
        } catch {
            throw Malformed()
        }
    }

    private static func time(_ bytes: ArraySlice<UInt8>, isExact: Bool) throws(Malformed) -> JSONValue {
        // The zero time is no time.
        guard !bytes.isEmpty else { return .null }
        var (seconds, nanos) = (0, 0)
        try ProtobufScanner.each(bytes) { number, value throws(Malformed) in
            guard case .number(let bits) = value else { return }
            if number == 1 { seconds = Int(Int64(bitPattern: bits)) }
            if number == 2 { nanos = Int(Int64(bitPattern: bits)) }
        }
        // The years that RFC 3339 can write.
        guard -62_135_596_800...253_402_300_799 ~= seconds, 0..<1_000_000_000 ~= nanos else { throw Malformed() }
        let time = Timestamp(seconds: seconds, microseconds: nanos / 1000)
        return .string(isExact ? time.microText : time.text)
    }

    private static func integerOrString(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> JSONValue {
        var isString = false
        var number = 0
        var text = ""
        try ProtobufScanner.each(bytes) { field, value throws(Malformed) in
            switch (field, value) {
            case (1, .number(let bits)): isString = bits != 0
            case (2, .number(let bits)): number = Int(Int64(bitPattern: bits))
            case (3, .bytes(let content)): text = String(decoding: content, as: UTF8.self)
            default: break
            }
        }
        return isString ? .string(text) : .integer(number)
    }
}
