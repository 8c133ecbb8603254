package import KubernetesModel

/// What is in an image, and how it behaves when it runs: the Lab's containers execute nothing.
///
/// Everything is counted from the start of the container's run, so a restarted container behaves alike.
package struct Program: Sendable, Hashable {
    /// What the registry answers.
    package var pull = Pull()
    /// The user that the image names, by number or by name; nil: root.
    package var user: String?
    /// Whether the container's command can be started.
    package var start = Start.works
    /// How long after its start it answers its probes and its callers.
    package var ready: Duration = .seconds(1)
    /// What it cannot do without.
    package var requirements: [Requirement] = []
    package var memory = MemoryUse()
    package var cpu = CPUUse()
    /// When it ends by itself; nil: it runs until it is stopped.
    package var exit: Exit?
    /// From when on it answers neither probes nor callers, though it runs; nil: never.
    package var hangsAfter: Duration?
    /// How long it takes to end when it is told to; longer than the grace period, and it is killed.
    package var shutdown: Duration = .seconds(1)
    /// What it writes to its log.
    package var log: [LogLine] = []
    /// What it serves; nil: it answers probes on any port and has no callers.
    package var serves: HTTPService?
    /// How much it writes to its ephemeral storage in all.
    package var disk: Growth?

    package init() {}

    package struct Pull: Sendable, Hashable {
        package enum Outcome: String, Sendable, CaseIterable {
            case found, notFound, unauthorized, unreachable, rateLimited
        }

        package var outcome = Outcome.found
        package var takes: Duration = .seconds(1)
    }

    package enum Start: String, Sendable, CaseIterable {
        case works
        /// The runtime finds no such executable.
        case notFound
        /// The file is no executable, or may not be executed.
        case notPermitted
        /// The file is made for another processor.
        case wrongArchitecture
    }

    /// An amount that changes while the program runs.
    package struct Growth: Sendable, Hashable {
        /// At the start.
        package var base: Quantity
        package var perMinute: Quantity?
        /// It grows no further than this.
        package var upTo: Quantity?
    }

    /// Memory, as the kernel counts it against the limit.
    package struct MemoryUse: Sendable, Hashable {
        package var use = Growth(base: "32Mi")
        /// From a moment on, for a while, so much more.
        package var spike: Spike?

        package struct Spike: Sendable, Hashable {
            package var after: Duration
            package var lasts: Duration
            package var amount: Quantity
        }
    }

    /// CPU time; above the limit it is throttled, and answers more slowly.
    package struct CPUUse: Sendable, Hashable {
        package var use = Growth(base: "10m")
        /// So much more for each request per second.
        package var perRequest: Quantity?
    }

    package struct Exit: Sendable, Hashable {
        package var after: Duration
        /// 0: it is done; above 128: a signal.
        package var code: Int
    }

    package struct LogLine: Sendable, Hashable {
        package var text: String
        package var after: Duration = .zero
        /// Nil: once.
        package var every: Duration?
        /// Written only at an exit with a code other than 0, right before it.
        package var isLastWord = false
    }

    /// An HTTP server, as far as its metrics show it.
    package struct HTTPService: Sendable, Hashable {
        package var port = 8080
        /// What it has; another path is answered with 404. Nil: it has all.
        package var paths: [String]?
        /// Per pod that is ready.
        package var requestsPerSecond: Double = 10
        /// The part of the requests that fail with 500, from 0 to 1.
        package var errors: Double = 0
        /// The median time of an answer.
        package var latency: Duration = .milliseconds(20)
        /// The services that each request asks; their failures and their time become this one's.
        package var calls: [String] = []
    }
}

/// What a program cannot do without, and what it does when it is missing.
package struct Requirement: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        /// An environment variable with a value; where values are named, with one of them.
        case environment(String, oneOf: [String])
        /// A file of a mounted ConfigMap or Secret, by its path; where a text is named, with that text in it.
        case file(String, containing: String?)
        /// A service of the namespace, or of another (`name.namespace`), with a ready endpoint behind its port.
        case service(String, port: Int?)
    }

    package enum Otherwise: Sendable, Hashable {
        /// Exits with a code, so long after its start.
        case exit(code: Int, after: Duration)
        /// Runs, and answers no readiness probe.
        case isNotReady
        /// Runs, and answers no probe at all.
        case hangs
        /// Runs and is ready; this part of its answers are errors.
        case errors(Double)
    }

    package var subject: Subject
    package var otherwise: Otherwise
    /// What it logs when it is missing.
    package var says: String?

    package init(_ subject: Subject, otherwise: Otherwise, says: String? = nil) {
        self.subject = subject
        self.otherwise = otherwise
        self.says = says
    }
}
