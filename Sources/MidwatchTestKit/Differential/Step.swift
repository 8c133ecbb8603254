package import KubernetesModel

/// One request of the differential script, or the reading of a watch that an earlier one opened.
///
/// `Tests/LabTests/Differential/Requests/README.md` describes how it is written.
package struct Step: Sendable {
    /// What the step does, as a sentence; unique in the script.
    package var name: String
    /// The file that the step stands in, without its ending.
    package var topic: String
    package var action: Action
    /// Members of the answer to keep for later steps: `${NAME}` stands for them.
    package var captures: [String: String] = [:]
    /// Members of the answer that are not compared, because others than the API server write them.
    package var ignored: [String] = []
    /// Whether the items come in any order.
    package var isUnordered = false

    package enum Action: Sendable {
        case send(Request)
        /// Sends the request until the member of its answer has the value: what a controller does takes a moment.
        case await(Request, path: String, value: JSONValue)
        /// Opens a watch under a name.
        case open(Request, watch: String)
        /// Reads so many events of an open watch, or all until the server ends it, and closes it.
        case collect(watch: String, count: Int?)
    }

    /// A request, with variables in it.
    package struct Request: Sendable {
        package enum Body: Sendable {
            case json(JSONValue)
            case text(String)
            /// So many bytes of a JSON string.
            case filler(Int)
        }

        /// As whom it is sent.
        package enum User: String, Sendable {
            case admin, nobody, impostor
        }

        package var method: String
        package var path: String
        package var query: [String: String] = [:]
        package var headers: [String: String] = [:]
        package var body: Body?
        package var user: User = .admin
    }
}

extension Step {
    /// What a step of a script file says.
    init(_ node: JSONValue, topic: String) throws {
        guard let name = node["name"]?.stringValue else { throw TestFailure("\(topic): a step has no name") }
        self.name = name
        self.topic = topic
        let members = node.objectValue ?? [:]
        let unknown = Set(members.keys).subtracting(Self.knownMembers).sorted()
        guard unknown.isEmpty else { throw TestFailure("\(topic): \(name): unknown members \(unknown)") }
        captures = try Self.texts(node["capture"], of: name)
        ignored = (node["ignore"]?.arrayValue ?? []).compactMap(\.stringValue)
        isUnordered = node["unordered"]?.boolValue ?? false
        if let watch = node["collect"]?.stringValue {
            action = .collect(watch: watch, count: node["events"]?.intValue)
            return
        }
        let request = try Request(node, name: name)
        if let watch = node["watch"]?.stringValue {
            action = .open(request, watch: watch)
        } else if let (path, value) = node["await"]?.objectValue?.first {
            action = .await(request, path: path, value: value)
        } else {
            action = .send(request)
        }
    }

    private static let knownMembers: Set<String> = [
        "name", "request", "query", "headers", "body", "text", "filler", "user", "capture", "ignore", "watch", "await",
        "collect", "events", "unordered",
    ]

    fileprivate static func texts(_ node: JSONValue?, of name: String) throws -> [String: String] {
        try (node?.objectValue ?? [:]).mapValues { value in
            switch value {
            case .string(let text): text
            case .integer(let number): String(number)
            case .bool(let flag): String(flag)
            default: throw TestFailure("\(name): \(value.compactText) is no text")
            }
        }
    }
}

extension Step.Request {
    fileprivate init(_ node: JSONValue, name: String) throws {
        let words = (node["request"]?.stringValue ?? "").split(separator: " ", maxSplits: 1)
        guard words.count == 2 else { throw TestFailure("\(name): its request is not METHOD PATH") }
        method = String(words[0])
        path = String(words[1])
        query = try Step.texts(node["query"], of: name)
        headers = try Step.texts(node["headers"], of: name)
        if let value = node["body"] {
            body = .json(value)
        } else if let text = node["text"]?.stringValue {
            body = .text(text)
        } else if let size = node["filler"]?.intValue {
            body = .filler(size)
        }
        if let word = node["user"]?.stringValue {
            guard let user = User(rawValue: word) else { throw TestFailure("\(name): \(word) is no user") }
            self.user = user
        }
    }
}
