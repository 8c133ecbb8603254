/// What a careful person would write of a fault: sentences in which every name is one that the evidence has.
struct GoldenAnswer: Sendable, CustomStringConvertible {
    /// The fault, as the catalogue describes it.
    let fault: String
    let sentences: [String]

    var description: String { fault }

    static let all: [GoldenAnswer] = [
        GoldenAnswer(
            fault: "an image that does not exist",
            sentences: [
                "The image 'registry.example/checkout:1.5.0' of container 'checkout' does not exist in its registry.",
                "The pull of registry.example/checkout:1.5.0 fails with NotFound, so pod checkout-r2-0 never starts.",
                "The newest revision of 'deployment/checkout' brought it; 'checkout-r1' still serves with 2 of 2 replicas.",
                "This is not a matter of credentials: the registry answers, and says \"not found\".",
                "Publish the tag `1.5.0`, or go back to `registry.example/checkout:1.4.0` (a1).",
                "It began at 02:58, about 90 seconds after the rollout.",
            ]),
        GoldenAnswer(
            fault: "an image that cannot be pulled for no plain reason",
            sentences: [
                "Container “checkout” of pod 'checkout-r2-0' cannot pull its image, and the kubelet does not say why.",
                "The message is only 'Failed to pull image: bad day', which could be a time-out or a proxy.",
                "Check whether node-a reaches the registry, e.g. with a pull by hand.",
                "A low confidence is honest here: e1 and e4 do not decide between a wrong name and an outage.",
            ]),
        GoldenAnswer(
            fault: "too small a memory limit",
            sentences: [
                "Container 'checkout' is OOMKilled at its limit of 64Mi within seconds of its start.",
                "It is killed 3 s after each start, so this is too small a limit and no slow leak.",
                "Raise the memory limit of 'deployment/checkout' to 128Mi and watch the working set.",
                "A limit of 1.5Gi would be far too generous for a service that starts with less than 100 MiB.",
                "Exit code 137 alone would prove nothing; the reason OOMKilled does.",
                "Pods checkout-r1-0 and checkout-r1-1 show the same, so it is not one node's fault.",
            ]),
        GoldenAnswer(
            fault: "a memory leak",
            sentences: [
                "Memory of container 'checkout' grows for 1800 s until the kernel kills it: a long-running leak.",
                "A higher limit only delays the kill; take a heap dump of 'checkout-r1-0' before its next restart.",
                "The 4 kills are ca. 30 minutes apart (i.e. one per half hour), which no traffic peak explains.",
            ]),
        GoldenAnswer(
            fault: "a crash since a new revision",
            sentences: [
                "Since revision 2 the container 'checkout' exits with code 1, and its image is the only change.",
                "The image changed from 'registry.example/checkout:1.4.0' to 'registry.example/checkout:1.5.0'.",
                "Going back to revision 1 (a1) restores service; then read the log of 'checkout-r2-0'.",
                "The crash-loop is the new code's, not the node's: both old pods stay up.",
                "Run kubectl logs checkout-r2-0 -c checkout --previous to see the stack trace.",
                "The back-off is 40s by now, hence the pod is down most of the time.",
                "checkout-r2-0's exit code 1 is an error of the application.",
            ]),
        GoldenAnswer(
            fault: "a crash that nothing explains",
            sentences: [
                "Both pods of 'checkout' panic with 'no route to 10.0.0.7', so something they need is unreachable.",
                "The address 10.0.0.7 is most likely a database or cache; it is the first thing to look at.",
                "No revision, ConfigMap or Secret changed lately, so a network-policy or firewall change is likely.",
                "It is the same in all replicas, hence neither node-specific nor a hardware fault.",
                "If the third-party endpoint is back, the pods recover by themselves.",
            ]),
        GoldenAnswer(
            fault: "an init container that hangs since a new revision",
            sentences: [
                "The init container 'migrate' of 'checkout-r2-0' has been running for 15 minutes without an end.",
                "It came with revision 2 (image 'registry.example/migrate:2') and probably waits for a lock.",
                "Do not kill it half-way: a migration that is cut off may leave the schema in-between.",
                "A read-only replica or a long transaction could hold the lock.",
            ]),
        GoldenAnswer(
            fault: "a command that does not exist",
            sentences: [
                "The command 'servr' is not in the image: a misspelt entry point, not a missing library.",
                "containerd says that \"servr\" is an executable file not found in $PATH.",
                "Restarting cannot help, because every start fails in the same way.",
            ]),
        GoldenAnswer(
            fault: "a readiness probe that a new revision broke",
            sentences: [
                "The readiness probe of container 'checkout' gets HTTP 404 since revision 2.",
                "The probe fails 100 % of the time while the container itself is well-behaved and keeps running.",
                "Requests/limits were not touched; only the probe's path changed.",
                "The old pods 'checkout-r1-0' and 'checkout-r1-1' still take traffic, so users see no downtime.",
            ]),
        GoldenAnswer(
            fault: "pods that all lost their readiness",
            sentences: [
                "All pods of 'deployment/checkout' run and none is ready, which points to a shared dependency.",
                "A restart would not help and would take away what is still up and running.",
                "Look at the end-to-end path: DNS, the database, and/or an expired certificate.",
                "p99 latency and 5xx rates of whatever 'checkout' calls would tell more.",
                "A 5-minute look at the upstream's error rate should decide it.",
            ]),
        GoldenAnswer(
            fault: "a ConfigMap that does not exist since a new revision",
            sentences: [
                "The ConfigMap 'checkout-settings', to which revision 2 refers, does not exist in namespace 'shop'.",
                "Create checkout-settings with the key mode, or take the reference out of spec.template.",
                "Its container waits with CreateContainerConfigError and never ran at all.",
                "Was it deleted, or never applied?",
            ]),
        GoldenAnswer(
            fault: "a quota that is used up",
            sentences: [
                "The quota 'compute' of the namespace is used up: limits.memory is 1Gi of 1Gi.",
                "replicaset/checkout-r1 may not create pods, which is a hard stop and no back-pressure.",
                "Free about 512Mi elsewhere, or raise the quota; more replicas would make it worse.",
            ]),
        GoldenAnswer(
            fault: "a CPU request that a new revision raised",
            sentences: [
                "Revision 2 asks for 64 CPUs for container 'checkout' where 100m were enough before.",
                "No node has that much: 0/1 nodes are available, and the scheduler names insufficient cpu.",
                "Someone most likely meant 64m; it is a typo and not a capacity-planning issue.",
            ]),
        GoldenAnswer(
            fault: "a job that fails by itself",
            sentences: [
                "Job 'checkout-report' reached its back-off limit: container 'report' ended with exit code 3.",
                "Exit code 3 is the application's own, so running checkout-report again gives the same result.",
                "Read the log of pod 'checkout-report-x1' before anything else.",
            ]),
        GoldenAnswer(
            fault: "a service that selects nothing",
            sentences: [
                "The service 'checkout' selects 'app=checkout-v2', which no pod has.",
                "The pods carry app=checkout, so it is a mis-typed or forgotten selector.",
                "Every request to service/checkout fails at once with a refused connection.",
            ]),
        GoldenAnswer(
            fault: "a claim of a storage class that does not exist",
            sentences: [
                "Claim 'checkout-data' asks for the storage class 'fast', which is not there.",
                "The only class in sight has another name, so this claim stays Pending for ever.",
            ]),
    ]
}
