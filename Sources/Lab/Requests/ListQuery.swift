internal import APIMachinery
internal import Foundation
internal import KubernetesModel

/// What a list or a watch asks for.
struct ListQuery: Sendable {
    let labels: LabelQuery
    let fields: FieldQuery
    /// Nil: none was named.
    let resourceVersion: Int?
    let match: String?
    let limit: Int?
    let continuation: String?
    let isWatch: Bool
    let allowsBookmarks: Bool
    let sendsInitialEvents: Bool?
    let timeout: Int?

    init(_ query: Query, path: ResourcePath) throws(APIError) {
        labels =
            try query["labelSelector"].map { text throws(APIError) in try LabelQuery(parsing: text) } ?? .everything
        var fields =
            try query["fieldSelector"].map { text throws(APIError) in try FieldQuery(parsing: text) } ?? .everything
        try fields.check(path.kind)
        if let name = path.name {
            fields = FieldQuery(
                requirements: fields.requirements + [.init(label: "metadata.name", isEqual: true, value: name)])
        }
        self.fields = fields
        limit = try query.number("limit").flatMap { $0 > 0 ? $0 : nil }
        timeout = try query.number("timeoutSeconds")
        continuation = query["continue"].flatMap { $0.isEmpty ? nil : $0 }
        match = query["resourceVersionMatch"].flatMap { $0.isEmpty ? nil : $0 }
        isWatch = path.isWatch || query.flag("watch")
        allowsBookmarks = query.flag("allowWatchBookmarks")
        sendsInitialEvents = query["sendInitialEvents"].map { _ in query.flag("sendInitialEvents") }
        if let text = query["resourceVersion"], !text.isEmpty {
            resourceVersion = try Self.revision(text)
        } else {
            resourceVersion = nil
        }
        let problems = problems
        guard problems.isEmpty else {
            throw .invalid(group: "meta.k8s.io", kind: "ListOptions", name: "", problems)
        }
    }

    static func revision(_ text: String) throws(APIError) -> Int {
        guard let number = Int(text), number >= 0 else {
            throw .plain(
                "resourceVersion: Invalid value: \"\(text)\": strconv.ParseUint: parsing \"\(text)\": invalid syntax")
        }
        return number
    }

    // apimachinery's pkg/apis/meta/internalversion/validation.
    private var problems: [FieldError] {
        var problems: [FieldError] = []
        let path: FieldPath = "resourceVersionMatch"
        let field = path.description
        if isWatch {
            guard match != nil || sendsInitialEvents != nil else { return [] }
            if sendsInitialEvents == nil {
                problems.append(
                    .forbidden(path, "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")
                )
            } else if match == nil {
                problems.append(
                    .forbidden(path, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"))
            } else if match != "NotOlderThan" {
                problems.append(
                    FieldError(
                        .notSupported, field,
                        "Unsupported value: \"\(match ?? "")\": supported values: \"NotOlderThan\""))
            }
            return problems
        }
        if sendsInitialEvents != nil {
            problems.append(.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"))
        }
        guard let match else { return problems }
        if continuation != nil {
            problems.append(.forbidden(path, "resourceVersionMatch is forbidden when continue is provided"))
        }
        if resourceVersion == nil {
            problems.append(.forbidden(path, "resourceVersionMatch is forbidden unless resourceVersion is provided"))
        }
        switch match {
        case "Exact" where resourceVersion == 0:
            problems.append(.forbidden(path, "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""))
        case "Exact", "NotOlderThan": break
        default:
            problems.append(
                FieldError(
                    .notSupported, field,
                    "Unsupported value: \"\(match)\": supported values: \"Exact\", \"NotOlderThan\", \"\""))
        }
        return problems
    }

    /// Whether an object of the kind is one that is asked for.
    func matches(_ content: ObjectContent, _ path: ResourcePath) -> Bool {
        (path.namespace.map { $0 == content.namespace } ?? true) && labels.matches(content.labels)
            && fields.matches(content, kind: path.kind)
    }

    var selectsAll: Bool { labels.isEverything && fields.isEverything }
}

/// Where a list that was read in pages goes on: apiserver's pkg/storage/continue.go.
struct ContinueToken {
    let revision: Int
    /// The key of the last object that was seen.
    let last: String

    init(revision: Int, last: String) {
        self.revision = revision
        self.last = last
    }

    init(parsing text: String) throws(APIError) {
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: base64), let token = try? JSONValue(parsing: data) else {
            throw .badRequest("invalid continue token: continue key is not valid: \(Self.problem(base64))")
        }
        guard token["v"] == "meta.k8s.io/v1" else {
            let version = token["v"]?.stringValue ?? ""
            throw .badRequest(
                "invalid continue token: continue key is not valid: server does not recognize this encoded version "
                    + "\"\(version)\"")
        }
        guard let revision = token["rv"]?.intValue, let start = token["start"]?.stringValue else {
            throw .badRequest(
                "invalid continue token: continue key is not valid: incorrect encoded start resourceVersion 0 "
                    + "(version meta.k8s.io/v1)")
        }
        self.revision = revision
        last = start.hasSuffix("\u{0}") ? String(start.dropLast()) : start
    }

    private static func problem(_ base64: String) -> String {
        guard let data = Data(base64Encoded: base64) else { return "illegal base64 data at input byte 0" }
        return GoJSONError.syntax(Array(data))
    }

    var text: String {
        let token: JSONValue = [
            "v": "meta.k8s.io/v1", "rv": .integer(revision), "start": .string(last + "\u{0}"),
        ]
        return Data(token.bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }
}
