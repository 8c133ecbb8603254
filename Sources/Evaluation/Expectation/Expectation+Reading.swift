internal import Incidents
internal import KubernetesModel
package import Lab

extension Expectation {
    /// Reads what a scenario expects.
    ///
    /// - Parameter file: The scenario's file, as errors name it.
    /// - Throws: A ``ScenarioError`` that says what is wrong, where, and what to do.
    package init(of scenario: Scenario, file: String) throws(ScenarioError) {
        let root = ExpectedValue(
            scenario.expectation ?? [:], path: "expect", file: file, line: scenario.expectationLine)
        guard scenario.expectation != nil else {
            throw root.error("what is expected is missing; nothing can be judged")
        }
        try self.init(root)
        try check(scenario.kind, root)
    }

    private init(_ root: ExpectedValue) throws(ScenarioError) {
        let members = try root.members([
            "seen", "cause", "causes", "affected", "actions", "forbidden", "healed", "escalates", "silence",
        ])
        for value in try members["seen"]?.elements() ?? [] { seen.append(try Sight(value)) }
        if let cause = members["cause"] { causes.append(try Cause(cause)) }
        for value in try members["causes"]?.elements() ?? [] { causes.append(try Cause(value)) }
        for value in try members["affected"]?.elements() ?? [] { affected.append(try value.pattern()) }
        for value in try members["actions"]?.elements() ?? [] { actions.append(try RightAction(value)) }
        for value in try members["forbidden"]?.elements() ?? [] { forbidden.append(try WrongAction(value)) }
        if let healed = members["healed"] {
            let members = try healed.members(["within"])
            guard let within = members["within"] else { throw healed.error("the key 'within' is missing") }
            healedWithin = try within.duration()
        }
        escalates = try members["escalates"]?.flag() ?? false
        silence = try members["silence"]?.flag() ?? false
    }

    /// Refuses what cannot be true at once.
    private func check(_ kind: Scenario.Kind, _ root: ExpectedValue) throws(ScenarioError) {
        if kind == .healthy || silence {
            guard causes.isEmpty, actions.isEmpty, healedWithin == nil, !escalates else {
                throw root.error("where silence is right there is no cause, no action, nothing to heal or to escalate")
            }
            guard silence else { throw root.error("a healthy scenario expects 'silence: true'") }
        } else if causes.isEmpty {
            throw root.error("the key 'cause' is missing")
        }
        if healedWithin != nil, escalates {
            throw root.error("'healed' and 'escalates' exclude each other; keep one of them")
        }
        for action in actions where forbidden.contains(where: { $0.coversAll(of: action) }) {
            throw root.error("\(action.kind.rawValue) is both right and forbidden")
        }
    }
}

extension Expectation.WrongAction {
    /// Whether every way to carry out an action is forbidden.
    fileprivate func coversAll(of action: Expectation.RightAction) -> Bool {
        (kind == nil || kind == action.kind) && (target == nil || target == action.target)
    }

    fileprivate init(_ value: ExpectedValue) throws(ScenarioError) {
        if let word = value.text {
            if word == "any" { return }
            kind = try value.choice(Action.Kind.self, or: ["any"])
            return
        }
        let members = try value.members(["kind", "target"])
        kind = try members["kind"]?.choice(Action.Kind.self)
        target = try members["target"]?.pattern()
    }
}

extension Expectation.Sight {
    fileprivate init(_ value: ExpectedValue) throws(ScenarioError) {
        let members = try value.members(["object", "reason", "within"])
        object = try value.required("object", members).pattern()
        reason = try value.required("reason", members).string()
        within = try members["within"]?.duration()
    }
}

extension Expectation.Cause {
    fileprivate init(_ value: ExpectedValue) throws(ScenarioError) {
        let members = try value.members(["category", "categories", "object", "says"])
        categories = []
        if let category = members["category"] { categories.append(try category.choice(Incidents.Category.self)) }
        for category in try members["categories"]?.elements() ?? [] {
            categories.append(try category.choice(Incidents.Category.self))
        }
        guard !categories.isEmpty else { throw value.error("the key 'category' is missing") }
        object = try value.required("object", members).pattern()
        says = try members["says"]?.string()
    }
}

extension Expectation.RightAction {
    /// The parameters that may have bounds.
    private static let parameters = [
        "memoryLimit", "memoryRequest", "cpuLimit", "cpuRequest", "replicas", "toRevision",
    ]

    fileprivate init(_ value: ExpectedValue) throws(ScenarioError) {
        let members = try value.members(["kind", "target", "bounds"])
        kind = try value.required("kind", members).choice(Action.Kind.self)
        target = try members["target"]?.pattern()
        guard let bounds = members["bounds"] else { return }
        for (name, bound) in try bounds.members(Self.parameters) {
            let members = try bound.members(["atLeast", "atMost"])
            self.bounds[name] = Expectation.Bound(
                atLeast: try members["atLeast"]?.quantity(), atMost: try members["atMost"]?.quantity())
        }
    }
}
