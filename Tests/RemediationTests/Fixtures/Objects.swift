import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Remediation

/// Sunday, 1 February 2026, 03:00 UTC.
let threeInTheMorning = Date(timeIntervalSince1970: 1_769_914_800)

/// Live objects as the API serves them.
enum Objects {
    static func container(
        _ name: String = "web", image: String = "web:1", resources: JSONValue = ["limits": ["memory": "64Mi"]]
    ) -> JSONValue {
        ["name": .string(name), "image": .string(image), "resources": resources]
    }

    static func template(
        image: String = "web:1", hash: String? = nil, containers: JSONValue? = nil, annotations: JSONValue? = nil
    ) -> JSONValue {
        var template: JSONValue = [
            "metadata": ["creationTimestamp": nil, "labels": ["app": "checkout"]],
            "spec": ["containers": containers ?? [container(image: image)]],
        ]
        template[path: "metadata", "annotations"] = annotations
        if let hash { template[path: "metadata", "labels"]?["pod-template-hash"] = .string(hash) }
        return template
    }

    static func workload(
        _ kind: String = "Deployment", replicas: Int? = 4, template: JSONValue = template(image: "web:2"),
        generation: Int = 7, annotations: JSONValue? = ["deployment.kubernetes.io/revision": "2"]
    ) -> JSONValue {
        var workload: JSONValue = [
            "apiVersion": "apps/v1", "kind": .string(kind),
            "metadata": [
                "name": "checkout", "namespace": "shop", "uid": "u-checkout", "generation": .integer(generation),
            ],
            "spec": ["selector": ["matchLabels": ["app": "checkout"]], "template": template],
        ]
        workload[path: "metadata", "annotations"] = annotations
        workload[path: "spec", "replicas"] = replicas.map(JSONValue.integer)
        return workload
    }

    static func owner(_ kind: String, _ name: String, _ uid: String, apiVersion: String = "apps/v1") -> JSONValue {
        [
            [
                "apiVersion": .string(apiVersion), "kind": .string(kind), "name": .string(name), "uid": .string(uid),
                "controller": true, "blockOwnerDeletion": true,
            ]
        ]
    }

    static func replicaSet(_ revision: Int, image: String, hash: String? = nil) -> JSONValue {
        let hash = hash ?? "h\(revision)"
        return [
            "apiVersion": "apps/v1", "kind": "ReplicaSet",
            "metadata": [
                "name": .string("checkout-\(hash)"), "namespace": "shop", "uid": .string("u-\(hash)"),
                "labels": ["app": "checkout", "pod-template-hash": .string(hash)],
                "annotations": ["deployment.kubernetes.io/revision": .string("\(revision)")],
                "ownerReferences": owner("Deployment", "checkout", "u-checkout"),
            ],
            "spec": ["template": template(image: image, hash: hash)],
        ]
    }

    static func controllerRevision(_ revision: Int, image: String, of kind: String = "StatefulSet") -> JSONValue {
        var template = template(image: image)
        template["$patch"] = "replace"
        return [
            "apiVersion": "apps/v1", "kind": "ControllerRevision",
            "metadata": [
                "name": .string("checkout-r\(revision)"), "namespace": "shop", "uid": .string("u-r\(revision)"),
                "labels": ["app": "checkout"], "ownerReferences": owner(kind, "checkout", "u-checkout"),
            ],
            "revision": .integer(revision), "data": ["spec": ["template": template]],
        ]
    }

    /// A pod of the workload: ready, crashed so many minutes ago, or neither.
    static func pod(
        _ name: String, owner: JSONValue = owner("ReplicaSet", "checkout-h2", "u-h2"), isReady: Bool = true,
        crashedMinutesAgo: Double? = nil, labels: JSONValue = ["app": "checkout"], waiting: String? = nil
    ) -> JSONValue {
        var status: JSONValue = ["name": "web", "ready": .bool(isReady), "state": ["running": [:]]]
        if let crashedMinutesAgo {
            let end = threeInTheMorning.addingTimeInterval(-crashedMinutesAgo * 60)
            status["lastState"] = [
                "terminated": [
                    "exitCode": 137, "reason": "OOMKilled",
                    "startedAt": .string(KubernetesJSON.format(end.addingTimeInterval(-42))),
                    "finishedAt": .string(KubernetesJSON.format(end)),
                ]
            ]
        }
        if let waiting { status["state"] = ["waiting": ["reason": .string(waiting)]] }
        return [
            "apiVersion": "v1", "kind": "Pod",
            "metadata": [
                "name": .string(name), "namespace": "shop", "uid": .string("u-\(name)"), "labels": labels,
                "ownerReferences": owner,
            ],
            "status": [
                "conditions": [["type": "Ready", "status": isReady ? "True" : "False"]], "containerStatuses": [status],
            ],
        ]
    }

    static func job(
        _ name: String = "import-28", condition: JSONValue? = ["type": "Failed", "status": "True"], active: Int = 0
    ) -> JSONValue {
        [
            "apiVersion": "batch/v1", "kind": "Job",
            "metadata": [
                "name": .string(name), "namespace": "shop", "uid": .string("u-\(name)"), "resourceVersion": "12",
                "labels": ["team": "shop", "controller-uid": .string("u-\(name)"), "job-name": .string(name)],
                "annotations": ["note": "kept", "batch.kubernetes.io/job-tracking": ""],
                "ownerReferences": owner("CronJob", "import", "u-import", apiVersion: "batch/v1beta1"),
            ],
            "spec": [
                "backoffLimit": 0, "selector": ["matchLabels": ["controller-uid": .string("u-\(name)")]],
                "template": [
                    "metadata": [
                        "labels": ["app": "import", "controller-uid": .string("u-\(name)"), "job-name": .string(name)]
                    ],
                    "spec": ["containers": [container("import")], "restartPolicy": "Never"],
                ],
            ],
            "status": ["active": .integer(active), "conditions": .array([condition].compactMap(\.self))],
        ]
    }

    static func cronJob(policy: String = "Allow") -> JSONValue {
        [
            "apiVersion": "batch/v1beta1", "kind": "CronJob",
            "metadata": ["name": "import", "namespace": "shop", "uid": "u-import"],
            "spec": ["schedule": "@daily", "concurrencyPolicy": .string(policy)],
        ]
    }

    static func autoscaler() -> JSONValue {
        [
            "apiVersion": "autoscaling/v1", "kind": "HorizontalPodAutoscaler",
            "metadata": ["name": "checkout-hpa", "namespace": "shop", "uid": "u-hpa"],
            "spec": ["scaleTargetRef": ["apiVersion": "apps/v1", "kind": "Deployment", "name": "checkout"]],
        ]
    }

    /// A Deployment whose second revision does not work, beside the first, which does.
    static var brokenDeployment: [JSONValue] {
        [
            workload(), replicaSet(1, image: "web:1"), replicaSet(2, image: "web:2"),
            pod("old-1", owner: owner("ReplicaSet", "checkout-h1", "u-h1")),
            pod("old-2", owner: owner("ReplicaSet", "checkout-h1", "u-h1")),
            pod("old-3", owner: owner("ReplicaSet", "checkout-h1", "u-h1")),
            pod("new-1", isReady: false, waiting: "ImagePullBackOff"),
        ]
    }
}

extension ObjectReference {
    static func workload(_ kind: String = "Deployment") -> ObjectReference {
        ObjectReference(apiVersion: "apps/v1", kind: kind, namespace: "shop", name: "checkout", uid: "u-checkout")
    }

    static func pod(_ name: String) -> ObjectReference {
        ObjectReference(apiVersion: "v1", kind: "Pod", namespace: "shop", name: name, uid: UID("u-\(name)"))
    }

    static func job(_ name: String = "import-28") -> ObjectReference {
        ObjectReference(apiVersion: "batch/v1", kind: "Job", namespace: "shop", name: name, uid: UID("u-\(name)"))
    }
}

/// What surrounds a workload, of a list of objects.
func related(_ objects: [JSONValue], workload: JSONValue? = nil) -> RelatedObjects {
    RelatedObjects(
        workload: workload, revisions: objects.filter { ["ReplicaSet", "ControllerRevision"].contains($0.kind) },
        pods: objects.filter { $0.kind == "Pod" }, autoscalers: objects.filter { $0.kind == "HorizontalPodAutoscaler" },
        jobs: objects.filter { $0.kind == "Job" })
}
