import Evidence
import KubernetesModel
import ModelExchange

/// The looks that an investigation may ask for, as tools: typed, read-only, about the incident alone.
enum LookupTools {
    static let all: [ToolSpecification] = [
        tool(
            "get_logs",
            "Newest lines of one container's log, as templates with counts; previous: of the run before the "
                + "last restart. contains: only lines with this text, or null.",
            [("pod", text), ("container", text), ("previous", ["type": "boolean"]), ("contains", optional(text))]),
        tool(
            "describe", "Spec in short, status, conditions and events of one object of the namespace, or of a node.",
            [("kind", text), ("name", text)]),
        tool(
            "list_related", "Objects of a kind in the namespace with their state, those that are not well first.",
            [("kind", AnswerFormats.choice(kinds))]),
        tool(
            "query_metric", "One measurement of the target's pods over the last hours (1 to 24).",
            [
                ("question", AnswerFormats.choice(MetricQuestion.allCases.map(\.rawValue))),
                ("hours", ["type": "integer"]),
            ]),
        tool("revision_diff", "What differs between the target's newest revision and the one before.", []),
        tool("similar_incidents", "Earlier incidents like this one whose outcome was verified.", []),
    ]

    /// What `list_related` lists.
    static let kinds = [
        "Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "Service", "PersistentVolumeClaim",
        "HorizontalPodAutoscaler", "PodDisruptionBudget", "ResourceQuota", "LimitRange", "NetworkPolicy", "ConfigMap",
        "Event", "Node",
    ]

    /// The look that a call asks for.
    ///
    /// - Throws: a ``CallProblem`` that tells the model what to do instead.
    static func lookup(for call: ToolCall) throws(CallProblem) -> Lookup {
        let arguments = Arguments(call)
        return switch call.name {
        case "get_logs":
            .logs(
                pod: try arguments.name("pod"), container: try arguments.name("container"),
                previous: arguments.flag("previous"), containing: arguments.text("contains"))
        case "describe": .describe(kind: try arguments.name("kind"), name: try arguments.name("name"))
        case "list_related": .list(kind: try arguments.name("kind", oneOf: kinds))
        case "query_metric": .metric(try arguments.question(), hours: arguments.hours)
        case "revision_diff": .revisionDifference
        case "similar_incidents": .similarIncidents
        default:
            throw CallProblem(
                "there is no tool \(call.name.prefix(40)); there are \(all.map(\.name).joined(separator: ", "))")
        }
    }

    private static let text: OrderedJSON = ["type": "string"]

    private static func optional(_ schema: OrderedJSON) -> OrderedJSON { ["anyOf": [schema, ["type": "null"]]] }

    private static func tool(
        _ name: String, _ description: String, _ parameters: [(String, OrderedJSON)]
    ) -> ToolSpecification {
        ToolSpecification(name: name, description: description, parameters: AnswerFormats.object(parameters))
    }
}

/// Why a call cannot be carried out, in words for the model.
struct CallProblem: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}

/// The arguments of a call, none of which can be relied on.
private struct Arguments {
    let value: JSONValue

    init(_ call: ToolCall) { value = call.arguments }

    /// Names in Kubernetes have at most 253 characters (RFC 1123 subdomains).
    private static let maxLength = 253

    func text(_ key: String) -> String? {
        guard let text = value[key]?.stringValue, !text.isEmpty else { return nil }
        return String(text.prefix(Self.maxLength))
    }

    func name(_ key: String) throws(CallProblem) -> String {
        guard let text = text(key) else { throw CallProblem("the argument \(key) has to be a name") }
        return text
    }

    func name(_ key: String, oneOf choices: [String]) throws(CallProblem) -> String {
        let name = try name(key)
        guard let choice = choices.first(where: { $0.lowercased() == name.lowercased() }) else {
            throw CallProblem("the argument \(key) has to be one of \(choices.joined(separator: ", "))")
        }
        return choice
    }

    func flag(_ key: String) -> Bool { value[key]?.boolValue ?? false }

    func question() throws(CallProblem) -> MetricQuestion {
        let names = MetricQuestion.allCases.map(\.rawValue)
        let name = try name("question", oneOf: names)
        guard let question = MetricQuestion(rawValue: name) else {
            throw CallProblem("the argument question has to be one of \(names.joined(separator: ", "))")
        }
        return question
    }

    /// 1 to 24; one hour where it is no number.
    var hours: Int { min(max(value["hours"]?.intValue ?? 1, 1), 24) }
}
