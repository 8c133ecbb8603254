internal import KubernetesModel

/// The defaults of what makes pods: pkg/apis/apps/v1/defaults.go and pkg/apis/batch/v1/defaults.go.
enum WorkloadDefaults {
    /// Where a daemon set counts its templates, for the sake of versions long gone.
    private static let templateGeneration = "deprecated.daemonset.template.generation"

    static func apply(to object: inout JSONValue, _ kind: String) {
        guard kind != "ControllerRevision" else { return }
        if kind == "DaemonSet" {
            object.change("metadata") { $0.change("annotations") { $0.setDefault(templateGeneration, "0") } }
        }
        object.change("spec") { spec in
            switch kind {
            case "Deployment": deployment(&spec)
            case "ReplicaSet": spec.setDefault("replicas", 1)
            case "DaemonSet": daemonSet(&spec)
            case "StatefulSet": statefulSet(&spec)
            case "Job": job(&spec)
            case "CronJob": cronJob(&spec)
            default: return
            }
            if kind != "CronJob" { spec.change("template", PodDefaults.apply(toTemplate:)) }
        }
        if kind == "Job", object["metadata"]?["labels"] == nil,
            let labels = object["spec"]?["template"]?["metadata"]?["labels"]
        {
            object[path: "metadata", "labels"] = labels
        }
    }

    private static func deployment(_ spec: inout JSONValue) {
        spec.setDefault("replicas", 1)
        spec.change("strategy") { strategy in
            strategy.setDefault("type", "RollingUpdate")
            guard strategy["type"] == "RollingUpdate" else { return }
            strategy.change("rollingUpdate") { update in
                update.setDefault("maxUnavailable", "25%")
                update.setDefault("maxSurge", "25%")
            }
        }
        spec.setDefault("revisionHistoryLimit", 10)
        spec.setDefault("progressDeadlineSeconds", 600)
    }

    private static func daemonSet(_ spec: inout JSONValue) {
        spec.change("updateStrategy") { strategy in
            strategy.setDefault("type", "RollingUpdate")
            guard strategy["type"] == "RollingUpdate" else { return }
            strategy.change("rollingUpdate") { $0.setDefault("maxUnavailable", 1) }
        }
        spec.setDefault("revisionHistoryLimit", 10)
    }

    private static func statefulSet(_ spec: inout JSONValue) {
        spec.setDefault("podManagementPolicy", "OrderedReady")
        spec.change("updateStrategy") { strategy in
            let isGiven = strategy["type"] != nil
            strategy.setDefault("type", "RollingUpdate")
            guard strategy["type"] == "RollingUpdate", !isGiven || strategy["rollingUpdate"] != nil else { return }
            strategy.change("rollingUpdate") { $0.setDefault("partition", 0) }
        }
        spec.setDefault("replicas", 1)
        spec.setDefault("revisionHistoryLimit", 10)
        spec.changeEach("volumeClaimTemplates") { claim in
            claim.setDefault("apiVersion", "v1")
            claim.setDefault("kind", "PersistentVolumeClaim")
            VolumeDefaults.apply(toClaim: &claim)
        }
    }

    private static func job(_ spec: inout JSONValue) {
        if spec["completions"] == nil, spec["parallelism"] == nil { spec["completions"] = 1 }
        spec.setDefault("parallelism", 1)
        spec.setDefault("backoffLimit", 6)
    }

    static func countTemplates(ofDaemonSet new: inout JSONValue, from old: JSONValue?) {
        let count = old?["metadata"]?["annotations"]?[templateGeneration]?.stringValue.flatMap { Int($0) } ?? 0
        let isSame = old != nil && new["spec"]?["template"] == old?["spec"]?["template"]
        new.change("metadata") { metadata in
            metadata.change("annotations") { $0[templateGeneration] = .string("\(isSame ? count : count + 1)") }
        }
    }

    /// Gives a job the selector that finds its pods alone, and its template the labels (`generateSelector` of
    /// pkg/registry/batch/job).
    static func generateSelector(ofJob job: inout JSONValue, name: String, uid: String) {
        job.change("spec") { spec in
            guard spec["manualSelector"] != true else { return }
            spec[path: "template", "metadata", "labels", "controller-uid"] = .string(uid)
            spec[path: "template", "metadata", "labels", "job-name"] = .string(name)
            spec[path: "selector", "matchLabels", "controller-uid"] = .string(uid)
        }
    }

    private static func cronJob(_ spec: inout JSONValue) {
        spec.setDefault("concurrencyPolicy", "Allow")
        spec.setDefault("suspend", false)
        spec.setDefault("successfulJobsHistoryLimit", 3)
        spec.setDefault("failedJobsHistoryLimit", 1)
        spec.change("jobTemplate") { template in
            template.change("spec") { $0.change("template", PodDefaults.apply(toTemplate:)) }
        }
    }
}
