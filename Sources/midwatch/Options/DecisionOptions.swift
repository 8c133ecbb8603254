import ArgumentParser
import Foundation
import Incidents
import KubernetesClient
import KubernetesModel
import Operator
import Presentation

/// What a person decides on.
struct DecisionOptions: ParsableArguments {
    @Argument(help: "The action's name, as `midwatch actions list` shows it.")
    var action: String

    @OptionGroup var cluster: ClusterOptions

    @Option(name: .shortAndLong, help: "The action's namespace; otherwise the context's.")
    var namespace: String?

    @Option(help: "Why, in your own words; it is kept with the decision.")
    var reason: String?

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    func decide(_ verdict: ApprovalDesk.Verdict) async throws {
        try await cluster.withAPI { api in
            let desk = ApprovalDesk(api: api)
            let request = try await desk.request(
                action, namespace: namespace ?? api.configuration.namespace, now: Date())
            let view = ActionView(style: Terminal.style, now: Date())
            Terminal.write(view.details(request))
            guard yes || Terminal.confirm("\n\(verdict.rawValue.capitalized) this?") else {
                throw CommandError("nothing was decided; confirm with y, or use --yes")
            }
            let user = try await desk.currentUser()
            let decided = try await desk.decide(verdict, request, as: user, reason: reason, now: Date())
            let state = decided.status.decision?.state.rawValue ?? ""
            Terminal.write("\n\(request.metadata.name): \(state) by \(user)\n")
        }
    }
}
