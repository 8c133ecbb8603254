internal import KubernetesModel

extension Program {
    init(_ node: FileNode) throws(ScenarioError) {
        let members = try node.members([
            "pull", "user", "start", "ready", "requires", "memory", "cpu", "exit", "hangsAfter", "shutdown", "log",
            "serves", "disk",
        ])
        self.init()
        if let value = members["pull"] { pull = try Pull(value) }
        user = try members["user"]?.text()
        start = try members["start"]?.choice() ?? start
        ready = try members["ready"]?.duration() ?? ready
        for value in try members["requires"]?.elements() ?? [] { requirements.append(try Requirement(value)) }
        if let value = members["memory"] { memory = try MemoryUse(value) }
        if let value = members["cpu"] { cpu = try CPUUse(value) }
        if let value = members["exit"] { exit = try Exit(value) }
        hangsAfter = try members["hangsAfter"]?.duration()
        shutdown = try members["shutdown"]?.duration() ?? shutdown
        for value in try members["log"]?.elements() ?? [] { log.append(try LogLine(value)) }
        if let value = members["serves"] { serves = try HTTPService(value) }
        if let value = members["disk"] {
            disk = try Growth(value, try value.members(Growth.keys), otherwise: Growth(base: "0"))
        }
    }
}

extension Program.Pull {
    init(_ node: FileNode) throws(ScenarioError) {
        let members = try node.members(["outcome", "takes"])
        self.init()
        outcome = try members["outcome"]?.choice() ?? outcome
        takes = try members["takes"]?.duration() ?? takes
    }
}

extension Program.Growth {
    fileprivate static let keys = ["base", "perMinute", "upTo"]

    fileprivate init(
        _ node: FileNode, _ members: [String: FileNode], otherwise: Program.Growth
    ) throws(ScenarioError) {
        self = otherwise
        base = try members["base"]?.quantity() ?? base
        perMinute = try members["perMinute"]?.quantity()
        upTo = try members["upTo"]?.quantity()
        guard upTo == nil || perMinute != nil else {
            throw node.error("'upTo' bounds what grows; say with 'perMinute' how fast it does")
        }
    }
}

extension Program.MemoryUse {
    fileprivate init(_ node: FileNode) throws(ScenarioError) {
        self.init()
        let members = try node.members(Program.Growth.keys + ["spike"])
        use = try Program.Growth(node, members, otherwise: use)
        guard let value = members["spike"] else { return }
        let spike = try value.members(["after", "lasts", "amount"])
        self.spike = Spike(
            after: try value.required("after", spike).duration(),
            lasts: try value.required("lasts", spike).duration(),
            amount: try value.required("amount", spike).quantity())
    }
}

extension Program.CPUUse {
    fileprivate init(_ node: FileNode) throws(ScenarioError) {
        self.init()
        let members = try node.members(Program.Growth.keys + ["perRequest"])
        use = try Program.Growth(node, members, otherwise: use)
        perRequest = try members["perRequest"]?.quantity()
    }
}

extension Program.Exit {
    fileprivate init(_ node: FileNode) throws(ScenarioError) {
        let members = try node.members(["after", "code"])
        self.init(
            after: try node.required("after", members).duration(),
            code: try node.required("code", members).integer(in: 0...255))
    }
}

extension Program.LogLine {
    /// A text alone is written once, at the start.
    fileprivate init(_ node: FileNode) throws(ScenarioError) {
        guard node.isMapping else {
            self.init(text: try node.text())
            return
        }
        let members = try node.members(["text", "after", "every", "lastWord"])
        self.init(text: try node.required("text", members).text())
        after = try members["after"]?.duration() ?? after
        every = try members["every"]?.duration()
        if let value = members["every"], every == .zero { throw value.error("it must be longer than 0s") }
        isLastWord = try members["lastWord"]?.flag() ?? false
        guard !isLastWord || members["after"] == nil && every == nil else {
            throw node.error("a last word is written at the exit: it has neither 'after' nor 'every'")
        }
    }
}

extension Program.HTTPService {
    fileprivate init(_ node: FileNode) throws(ScenarioError) {
        let members = try node.members([
            "port", "paths", "requestsPerSecond", "errors", "latency", "calls",
        ])
        self.init()
        port = try members["port"]?.integer(in: 1...65_535) ?? port
        if let value = members["paths"] {
            paths = try value.elements().map { value throws(ScenarioError) in try value.text() }
        }
        requestsPerSecond = try members["requestsPerSecond"]?.number(upTo: 1_000_000) ?? requestsPerSecond
        errors = try members["errors"]?.number(upTo: 1) ?? errors
        latency = try members["latency"]?.duration() ?? latency
        calls = try members["calls"]?.elements().map { value throws(ScenarioError) in try value.text() } ?? calls
    }
}
