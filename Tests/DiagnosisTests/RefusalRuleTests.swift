import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct RefusalRuleTests {
    @Test(
        "a refusal to create pods says who refuses and why",
        arguments: [
            (
                "pods \"web-1\" is forbidden: exceeded quota: compute, requested: limits.memory=512Mi, used: limits.memory=1Gi, limited: limits.memory=1Gi",
                Category.quota,
                "quota 'compute' is used up (requested limits.memory=512Mi, used limits.memory=1Gi, limited limits.memory=1Gi)"
            ),
            (
                "pods \"web-1\" is forbidden: failed quota: compute: must specify limits.cpu,limits.memory", .quota,
                "quota 'compute' wants each container to declare limits.cpu,limits.memory"
            ),
            (
                "pods \"web-1\" is forbidden: failed quota: compute: must specify limits.memory for: web", .quota,
                "limits.memory for: web"
            ),
            (
                "pods \"web-1\" is forbidden: maximum memory usage per Container is 128Mi, but limit is 512Mi", .quota,
                "maximum memory usage per Container is 128Mi"
            ),
            (
                "pods \"web-1\" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 4.000000",
                .quota, "max limit to request ratio"
            ),
            (
                "Internal error occurred: failed calling webhook \"policy.example\": failed to call webhook: Post \"https://p.svc\": context deadline exceeded",
                .admission, "the admission webhook 'policy.example' does not answer"
            ),
            (
                "Internal error occurred: failed calling webhook \"policy.example\": Post \"https://p.svc\": x509: certificate signed by unknown authority",
                .admission, "x509"
            ),
            (
                "admission webhook \"policy.example\" denied the request: no owner label", .admission,
                "refuses them: no owner label"
            ),
            (
                "pods \"web-1\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false",
                .securityContext, "the pod security level 'restricted:latest'"
            ),
            (
                "pods \"web-1\" is forbidden: error looking up service account shop/web: serviceaccount \"web\" not found",
                .admission, "the service account 'web' does not exist"
            ),
            (
                "pods \"web-1\" is forbidden: no PriorityClass with name high was found", .admission,
                "the priority class 'high' does not exist"
            ),
            (
                "pods \"web-1\" is forbidden: unable to create new content in namespace shop because it is being terminated",
                .stuckTerminating, "the namespace is being deleted"
            ),
        ])
    func refusal(message: String, category: Category, words: String) throws {
        let scene = DeploymentScene.healthy().changed { $0.replicaSets[0].refuse(message) }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.rule == "create-refused")
        #expect(finding.category == category)
        #expect(finding.cause.contains(words))
        #expect(finding.certainty == 1)
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.evidence.first?.source == "replicaset/web-r1")
    }
}
