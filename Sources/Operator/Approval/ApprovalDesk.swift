package import Foundation
package import Incidents
package import KubernetesClient
import KubernetesModel

/// Where people decide on actions that wait for them.
package struct ApprovalDesk: Sendable {
    package enum Verdict: String, Sendable {
        case approve, deny
    }

    private let api: KubernetesAPI

    package init(api: KubernetesAPI) { self.api = api }

    /// Reads a request and checks that it can be decided on now.
    ///
    /// - Throws: An ``ApprovalError`` that says why it cannot.
    package func request(_ name: String, namespace: String, now: Date) async throws -> ActionRequest {
        do {
            let request = try await api.get(ActionRequest.self, name: name, namespace: namespace)
            try Approval.check(request, now: now)
            return request
        } catch let error as KubernetesError where error.code == .notFound {
            throw ApprovalError(
                "there is no action \(name) in namespace \(namespace); `midwatch actions list -A` shows all of them")
        }
    }

    /// Writes the decision, for exactly the request that was looked at: the API server refuses it where the hash or the
    /// decision has changed since.
    ///
    /// - Parameters:
    ///   - user: Who decides.
    ///   - reason: In the user's own words, if any.
    /// - Returns: the request as decided.
    package func decide(
        _ verdict: Verdict, _ request: ActionRequest, as user: String, reason: String?, now: Date
    ) async throws -> ActionRequest {
        let decision = Approval.decision(verdict, request, by: user, reason: reason, now: now)
        let patch: [JSONPatchOperation] = [
            .test(["metadata", "uid"], .string(request.metadata.uid.text)),
            .test(["spec", "hash"], .string(request.spec.hash)),
            .test(["status", "decision", "state"], .string(Decision.State.awaitingApproval.rawValue)),
            .replace(["status", "decision"], try KubernetesJSON.value(of: decision)),
        ]
        do {
            let decided = try await api.patch(
                ActionRequest.resource, name: request.metadata.name, namespace: request.metadata.namespace,
                patch: .json(patch), subresource: "status", options: WriteOptions(fieldManager: "midwatch-approval"))
            return try KubernetesJSON.decode(ActionRequest.self, from: decided)
        } catch let error as KubernetesError where [.invalid, .conflict].contains(error.code) {
            throw ApprovalError(
                "\(request.metadata.name) has changed since it was shown, so nothing was decided; "
                    + "look at it again with `midwatch actions show \(request.metadata.name)`")
        }
    }

    /// Who the cluster takes us for, or, where it cannot say (before 1.27), the name of the kubeconfig's context.
    package func currentUser() async throws -> String {
        let review = APIResource(
            group: "authentication.k8s.io", versions: ["v1", "v1beta1"], kind: "SelfSubjectReview",
            plural: "selfsubjectreviews", isNamespaced: false)
        guard let version = try await api.servedVersion(of: review) else { return api.configuration.contextName }
        let answer = try await api.create(
            review,
            ["apiVersion": .string("\(review.group)/\(version)"), "kind": .string(review.kind), "metadata": [:]])
        return answer[path: "status", "userInfo", "username"]?.stringValue ?? api.configuration.contextName
    }
}
