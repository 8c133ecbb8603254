internal import KubernetesModel

/// In what form a client wants to have objects.
struct Representation: Sendable {
    enum Form: Sendable, Equatable {
        case whole
        case metadataOnly
        /// The same, of one object where a list is asked for.
        case metadataOfOne
        case table
    }

    let form: Form
    let isYAML: Bool

    /// As the real server names them; protobuf is not written, but what accepts it accepts JSON as well.
    static let served = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]

    init(form: Form, isYAML: Bool) {
        self.form = form
        self.isYAML = isYAML
    }

    /// Picks what an `Accept` header wants most of what the server has.
    init(accept: String?) throws(APIError) {
        var isKnown = false
        for type in MediaType.accepted(accept) {
            let isYAML: Bool
            switch type.name {
            case "application/json", "*/*", "application/*": isYAML = false
            case "application/yaml": isYAML = true
            case "application/vnd.kubernetes.protobuf":
                isKnown = true
                continue
            default: continue
            }
            isKnown = true
            guard let form = Self.form(type) else { continue }
            self.init(form: form, isYAML: isYAML)
            return
        }
        guard isKnown else { throw APIError(406, "NotAcceptable", "406: Not Acceptable", details: [:]) }
        throw .notAcceptable(Self.served)
    }

    private static func form(_ type: MediaType) -> Form? {
        guard let wanted = type.parameters["as"] else { return .whole }
        guard type.parameters["g"] == "meta.k8s.io", ["v1", "v1beta1"].contains(type.parameters["v"]) else {
            return nil
        }
        return switch wanted {
        case "Table": .table
        case "PartialObjectMetadataList": .metadataOnly
        case "PartialObjectMetadata": .metadataOfOne
        default: nil
        }
    }
}
