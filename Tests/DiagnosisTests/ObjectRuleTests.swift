import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Testing

@Suite struct ObjectRuleTests {
    private func failedPod(_ job: Job, _ name: String, code: Int = 1, reason: String = "Error") -> Pod {
        Pod.make(name, of: job.spec.template, ownedBy: .controller(job)).running().changed { pod in
            pod.status.phase = "Failed"
            var end = ContainerState.Terminated()
            end.exitCode = code
            end.reason = reason
            pod.status.containerStatuses[0].state = ContainerState()
            pod.status.containerStatuses[0].state.terminated = end
        }
    }

    @Test func `a job whose pods were lost to their nodes is run once more`() throws {
        let job = Job.make().failed()
        let evicted = Pod.make("report-1", ownedBy: .controller(job)).rejected("Evicted", "low on memory")
        let finding = try #require(findings(of: job, in: .with(job, evicted)).first)
        #expect(finding.category == .job)
        #expect(finding.remedies == [Action(.retryJob, on: job.reference)])
        let tried = ActionRequest.failed(Action(.retryJob, on: job.reference))
        #expect(findings(of: job, in: .with(job, evicted), history: [tried]).first?.remedyKinds == [.escalate])
    }

    @Test func `a job whose pod is held by a node that is not heard of is run once more`() throws {
        let job = Job.make().failed()
        let held = Pod.make("report-1", ownedBy: .controller(job)).running().changed { pod in
            pod.metadata.deletionTimestamp = .ago(60)
            pod.status.conditions.append(
                Condition(type: "DisruptionTarget", status: "True", reason: "DeletionByTaintManager"))
        }
        let finding = try #require(findings(of: job, in: .with(job, held)).first { $0.category == .job })
        #expect(finding.remedies == [Action(.retryJob, on: job.reference)])
        #expect(finding.cause.contains("DeletionByTaintManager"))
    }

    @Test func `a job that fails by itself is not run again`() throws {
        let job = Job.make().failed()
        let snapshot = ClusterSnapshot.with(
            job, failedPod(job, "report-1", code: 3),
            Pod.make("report-2", ownedBy: .controller(job)).rejected("Evicted"))
        let finding = try #require(findings(of: job, in: snapshot).first)
        #expect(finding.remedyKinds == [.escalate])
        #expect(finding.cause.contains("exit code 3"))
    }

    @Test func `a job that was late, and one that was short of memory`() throws {
        let late = Job.make().failed("DeadlineExceeded")
        #expect(findings(of: late, in: .with(late)).first?.cause.contains("within its deadline") == true)
        let job = Job.make().failed()
        let finding = try #require(
            findings(of: job, in: .with(job, failedPod(job, "report-1", code: 137, reason: "OOMKilled"))).first)
        #expect(finding.category == .oomUndersized)
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `a service that selects nothing names the nearest labels`() throws {
        var snapshot = ClusterSnapshot.with(.healthy(), Service.make(selector: ["app": "wbe"]))
        snapshot.add(DeploymentScene.healthy("api", of: .make(app: "api")))
        let finding = try #require(findings(of: Service.make(), in: snapshot).first)
        #expect(finding.category == .serviceWiring)
        #expect(
            finding.cause
                == "service 'web' selects app=wbe, which no pod has; the nearest is deployment/web with app=web")
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `a service whose port's name is not there names those that are`() throws {
        let service = Service.make(targetPort: .string("http"))
        let scene = DeploymentScene.healthy(of: .make(.make().port(8080, named: "web")))
        let finding = try #require(findings(of: service, in: .with(scene, service)).first)
        #expect(finding.cause.contains("no container of the selected pods has a port named 'http'; they have web"))
    }

    @Test(
        "a node's trouble is named",
        arguments: [
            ("NodeStatusUnknown", "Kubelet stopped posting node status.", "is not heard of any more"),
            ("KubeletNotReady", "container runtime network not ready: NetworkReady=false", "has no pod network"),
            (
                "KubeletNotReady", "PLEG is not healthy: pleg was last seen active 5m ago; threshold is 3m0s",
                "container runtime"
            ),
            ("KubeletNotReady", "something else", "is not ready: something else"),
        ])
    func node(reason: String, message: String, words: String) throws {
        let node = Node.make(notReadySince: 100, reason: reason, message: message)
        let finding = try #require(findings(of: node, in: .with(node)).first)
        #expect(finding.category == .node)
        #expect(finding.cause.contains(words))
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `a node under pressure`() throws {
        let node = Node.make().condition("MemoryPressure", "True", reason: "KubeletHasInsufficientMemory")
        #expect(findings(of: node, in: .with(node)).first?.cause.contains("is short of memory") == true)
    }

    @Test func `a deletion that does not end names the finalizers, or the node that is gone`() throws {
        let held = DeploymentScene.healthy().changed { scene in
            scene.pods[0] = scene.pods[0].terminating(endedAgo: 600).changed {
                $0.metadata.finalizers = ["example.com/guard"]
            }
        }
        #expect(findings(of: held).first?.cause.contains("example.com/guard") == true)
        let lost = DeploymentScene.healthy().changed { scene in
            scene.pods[0] = scene.pods[0].terminating(endedAgo: 600).changed { $0.spec.nodeName = "node-z" }
        }
        let finding = try #require(findings(of: lost).first)
        #expect(finding.cause.contains("its node 'node-z' is gone"))
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test func `an evicted pod`() throws {
        let scene = DeploymentScene.healthy().changed { scene in
            scene.pods[0] = scene.pods[0].rejected(
                "Evicted", "Container web exceeded its local ephemeral storage limit \"1Gi\".")
            scene.deployment.count(replicas: 1, updated: 1, ready: 1)
        }
        let finding = try #require(findings(of: scene).first)
        #expect(finding.category == .saturation)
        #expect(finding.remedyKinds == [.escalate])
    }

    @Test(
        "an autoscaler's trouble is named",
        arguments: [
            (
                "ScalingActive", "False", "FailedGetResourceMetric",
                "failed to get cpu utilization: missing request for cpu in container sidecar of Pod web-1",
                "container 'sidecar' requests no cpu"
            ),
            (
                "ScalingActive", "False", "FailedGetResourceMetric",
                "failed to get cpu utilization: missing request for cpu", "a container requests no cpu"
            ),
            (
                "ScalingActive", "False", "FailedGetResourceMetric",
                "unable to fetch metrics from resource metrics API: the server could not find the requested resource",
                "the metrics API does not answer"
            ),
            (
                "AbleToScale", "False", "FailedGetScale", "deployments/scale.apps \"wbe\" not found",
                "scales what does not exist"
            ),
            (
                "ScalingLimited", "True", "TooManyReplicas",
                "the desired replica count is more than the maximum replica count", "is at its maximum"
            ),
        ])
    func autoscaler(type: String, status: String, reason: String, message: String, words: String) throws {
        let autoscaler = HorizontalPodAutoscaler.make(condition: type, status, reason: reason, message: message)
        let scene = DeploymentScene.healthy()
        let finding = try #require(findings(of: scene.deployment, in: .with(scene, autoscaler)).first)
        #expect(finding.category == .autoscaling)
        #expect(finding.cause.contains(words))
        #expect(finding.remedyKinds == [.escalate])
    }
}
