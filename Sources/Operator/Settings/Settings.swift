package import Telemetry

/// What an operator is told: where the cluster and the journal are, what it looks at, and how it can be reached.
///
/// Built-in values come first, then the configuration file, then the environment, then flags.
package struct Settings: Hashable, Sendable {
    package struct Journal: Hashable, Sendable {
        /// The file.
        package var path = "midwatch.sqlite"
        package var maxAge: Duration = .seconds(400 * 86_400)
        package var maxEntries = 500_000
    }

    /// Where `/healthz`, `/readyz` and `/metrics` are served.
    package struct HTTP: Hashable, Sendable {
        package var address = "0.0.0.0"
        package var port = 8080
    }

    package struct LeaderElection: Hashable, Sendable {
        package var enabled = true
        /// Where the lease is. Nil: the namespace that the operator runs in, or the context's.
        package var namespace: String?
    }

    package struct Actuator: Hashable, Sendable {
        /// The service account, in the operator's own namespace, in whose name workloads are changed. Nil: the
        /// operator's own identity.
        package var serviceAccount: String?
    }

    package struct Healing: Hashable, Sendable {
        /// How long no signal must be seen before an incident is over.
        package var quietWindow: Duration = .seconds(10)
        /// How many actions one incident may see before people take over.
        package var maxActions = 5
    }

    /// Where measurements are asked for.
    package struct Prometheus: Hashable, Sendable {
        /// The base address. Nil: measurements are not seen.
        package var url: String?
        /// A file with a bearer token.
        package var tokenFile: String?
        /// A file with certificates in PEM that are trusted besides those of the system.
        package var authorityFile: String?
    }

    package struct Log: Hashable, Sendable {
        package enum Level: String, Hashable, Sendable, CaseIterable {
            case debug, info, warning, error
        }

        package var level = Level.info
        package var format = LogFormat.text
    }

    /// The kubeconfig. Nil: what `KUBECONFIG` lists, `~/.kube/config`, or the pod's service account.
    package var kubeconfig: String?
    /// The kubeconfig's context. Nil: its current one.
    package var context: String?
    /// The only namespace that is looked at. Nil: all.
    package var namespace: String?
    package var journal = Journal()
    package var http = HTTP()
    package var leaderElection = LeaderElection()
    package var actuator = Actuator()
    package var healing = Healing()
    package var models = ModelSettings()
    package var prometheus = Prometheus()
    package var log = Log()

    package init() {}
}
