extension Requirement {
    init(_ node: FileNode) throws(ScenarioError) {
        let members = try node.members([
            "env", "oneOf", "file", "containing", "service", "port", "otherwise", "says",
        ])
        self.init(
            try Self.subject(node, members), otherwise: try Self.otherwise(node.required("otherwise", members)),
            says: try members["says"]?.text())
    }

    /// The keys that say more of each subject.
    private static let details = ["env": "oneOf", "file": "containing", "service": "port"]

    private static func subject(
        _ node: FileNode, _ members: [String: FileNode]
    ) throws(ScenarioError) -> Subject {
        let given = details.keys.filter { members[$0] != nil }
        guard let kind = given.first, given.count == 1, let name = try members[kind]?.text() else {
            throw node.error("what is required is one of 'env', 'file' and 'service'")
        }
        for (other, detail) in details where other != kind {
            if let member = members[detail] { throw member.error("'\(detail)' goes with '\(other)'") }
        }
        switch kind {
        case "env":
            let values = try members["oneOf"]?.elements().map { value throws(ScenarioError) in try value.text() }
            return .environment(name, oneOf: values ?? [])
        case "file":
            guard name.hasPrefix("/") else { throw node.error("the path of a file begins with '/'") }
            return .file(name, containing: try members["containing"]?.text())
        default:
            return .service(name, port: try members["port"]?.integer(in: 1...65_535))
        }
    }

    private enum Word: String, CaseIterable {
        case notReady, hangs
    }

    private static func otherwise(_ node: FileNode) throws(ScenarioError) -> Otherwise {
        guard node.isMapping else {
            return switch try node.choice(Word.self) {
            case .notReady: .isNotReady
            case .hangs: .hangs
            }
        }
        let members = try node.members(["exit", "after", "errors"])
        if let errors = members["errors"] {
            guard members.count == 1 else { throw node.error("'errors' stands alone") }
            return .errors(try errors.number(upTo: 1))
        }
        guard let code = members["exit"] else {
            throw node.error("say notReady, hangs, {exit: CODE, after: DURATION} or {errors: PART}")
        }
        return .exit(
            code: try code.integer(in: 1...255), after: try members["after"]?.duration() ?? .seconds(1))
    }
}
