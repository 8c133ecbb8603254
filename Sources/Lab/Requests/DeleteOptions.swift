internal import APIMachinery
internal import KubernetesModel

/// How an object is to be deleted.
package struct DeleteOptions: Sendable {
    /// What becomes of the objects that the deleted one owns.
    package enum Propagation: String, Sendable {
        case background = "Background"
        case foreground = "Foreground"
        case orphan = "Orphan"
    }

    package var gracePeriod: Int?
    package var propagation: Propagation?
    package var uid: String?
    package var resourceVersion: String?
    package var isDryRun = false
    /// Whether the old option `orphanDependents` was used, and how.
    var orphansDependents: Bool?

    package init() {}

    /// The options of a request: in its body, or in its query.
    init(_ request: APIRequest) throws(APIError) {
        self.init()
        var body: JSONValue = [:]
        if !request.body.isEmpty {
            body = try Self.body(request)
        }
        // What is in the body counts, and then nothing of the address.
        let query = request.body.isEmpty ? request.query : Query("")
        gracePeriod = try query.number("gracePeriodSeconds") ?? body["gracePeriodSeconds"]?.intValue
        uid = body["preconditions"]?["uid"]?.stringValue
        resourceVersion = body["preconditions"]?["resourceVersion"]?.stringValue
        orphansDependents =
            query["orphanDependents"].map { _ in query.flag("orphanDependents") } ?? body["orphanDependents"]?.boolValue
        let dryRun = query.all("dryRun") + (body["dryRun"]?.arrayValue ?? []).compactMap(\.stringValue)
        var problems: [FieldError] = []
        if dryRun.contains(where: { $0 != "All" }) {
            problems.append(
                FieldError(
                    .notSupported, "dryRun", "Unsupported value: \(GoText.strings(dryRun)): supported values: \"All\""))
        }
        isDryRun = !dryRun.isEmpty
        if let text = query["propagationPolicy"] ?? body["propagationPolicy"]?.stringValue, !text.isEmpty {
            propagation = Propagation(rawValue: text)
            if propagation == nil {
                problems.append(
                    FieldError(
                        .notSupported, "propagationPolicy",
                        "Unsupported value: \"\(text)\": supported values: \"Foreground\", \"Background\", "
                            + "\"Orphan\", \"nil\""))
            } else if orphansDependents != nil {
                problems.append(
                    .invalid(
                        "propagationPolicy", .string(text),
                        "orphanDependents and deletionPropagation cannot be both set"))
            }
        }
        guard problems.isEmpty else {
            throw .invalid(group: "meta.k8s.io", kind: "DeleteOptions", name: "", problems)
        }
    }

    private static func body(_ request: APIRequest) throws(APIError) -> JSONValue {
        let type = request.contentType.map { MediaType($0).name } ?? ""
        if type == ProtobufBody.contentType { return try Body.object(request, kind: "DeleteOptions") }
        guard ["", "application/json", "application/yaml"].contains(type) else {
            throw .unsupportedMediaType(Representation.served)
        }
        let body: JSONValue
        do {
            body = try type.hasSuffix("yaml") ? Body.value(request.body, isYAML: true) : JSONValue(bytes: request.body)
        } catch {
            throw .plain("couldn't get version/kind; json parse error: \(GoJSONError.syntax(request.body))")
        }
        if let kind = body["kind"]?.stringValue, kind != "DeleteOptions" {
            let version = body["apiVersion"]?.stringValue ?? "meta.k8s.io/v1"
            throw .plain(
                "no kind \"\(kind)\" is registered for version \"\(version)\" in scheme "
                    + "\"k8s.io/apimachinery/pkg/apis/meta/internalversion/scheme/register.go:27\"")
        }
        return body
    }
}
