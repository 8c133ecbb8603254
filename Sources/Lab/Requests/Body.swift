internal import Foundation
internal import KubernetesModel
internal import Yams

/// The bodies of requests.
enum Body {
    /// The most bytes of a body; the real server has the same limit.
    static let limit = 3 * 1024 * 1024

    /// Reads an object; `null` is an empty one.
    static func object(_ request: APIRequest, kind: String) throws(APIError) -> JSONValue {
        let type = request.contentType.map { MediaType($0).name } ?? "application/json"
        let isYAML: Bool
        switch type {
        case ProtobufBody.contentType:
            do {
                return try ProtobufBody.object(request.body)
            } catch {
                throw unrecognized(request.body, kind: kind, "provided data does not appear to be a protobuf message")
            }
        case "application/json", "": isYAML = false
        case "application/yaml": isYAML = true
        default: throw .unsupportedMediaType(Representation.served)
        }
        let value: JSONValue
        do {
            value = isYAML ? try yaml(request.body) : try JSONValue(bytes: request.body)
        } catch {
            let why =
                isYAML
                ? "yaml: \(yamlProblem(error))"
                : "couldn't get version/kind; json parse error: \(GoJSONError.syntax(request.body))"
            throw unrecognized(request.body, kind: kind, why)
        }
        switch value {
        case .object: return value
        case .null: return [:]
        default:
            throw unrecognized(
                request.body, kind: kind,
                "couldn't get version/kind; json parse error: \(GoJSONError.kind(request.body))")
        }
    }

    /// Reads a value.
    static func value(_ bytes: [UInt8], isYAML: Bool) throws(APIError) -> JSONValue {
        do {
            return isYAML ? try yaml(bytes) : try JSONValue(bytes: bytes)
        } catch {
            throw .badRequest(
                isYAML
                    ? "error decoding YAML: error converting YAML to JSON: yaml: \(yamlProblem(error))"
                    : GoJSONError.syntax(bytes))
        }
    }

    private static func yaml(_ bytes: [UInt8]) throws -> JSONValue {
        guard let node = try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self)) else { return .null }
        // A document may well be all nodes; what is more than its bytes came of aliases.
        var nodes = YAMLNodes(limit: max(bytes.count, 1000))
        return try nodes.value(node)
    }

    /// What libyaml says, without the place.
    private static func yamlProblem(_ error: any Error) -> String {
        if error is YAMLNodes.TooMany { return "document contains excessive aliasing" }
        return switch error as? YamlError {
        case .scanner(_, let problem, _, _)?, .parser(_, let problem, _, _)?, .composer(_, let problem, _, _)?: problem
        default: "cannot be read"
        }
    }

    // apiserver's pkg/endpoints/handlers/rest.go, summarizeData.
    static func unrecognized(_ bytes: [UInt8], kind: String, _ why: String) -> APIError {
        let shown = bytes.prefix(30)
        let dots = bytes.count > 30 ? " ..." : ""
        let text =
            if bytes.isEmpty {
                "<empty>"
            } else if bytes.first == UInt8(ascii: "{") {
                String(decoding: shown, as: UTF8.self) + dots
            } else {
                shown.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + dots
            }
        return .badRequest("the object provided is unrecognized (must be of type \(kind)): \(why) (\(text))")
    }
}
