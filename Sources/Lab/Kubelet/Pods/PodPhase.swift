/// A pod's phase, from what its containers are at: the kubelet's getPhase (pkg/kubelet/kubelet_pods.go).
enum PodPhase: String, Hashable {
    case pending = "Pending"
    case running = "Running"
    case succeeded = "Succeeded"
    case failed = "Failed"

    var isOver: Bool { self == .succeeded || self == .failed }

    init(inits: ArraySlice<ContainerWorker>, mains: ArraySlice<ContainerWorker>, policy: PodSpec.RestartPolicy) {
        var isInitializing = false
        for container in inits {
            if container.spec.isSidecar {
                if container.run?.isStarted != true, container.newestTermination == nil { isInitializing = true }
                continue
            }
            if let termination = container.newestTermination, container.run == nil {
                guard termination.exitCode != 0 else { continue }
                if policy == .never {
                    self = .failed
                    return
                }
            }
            isInitializing = true
        }
        let isAnyWaiting = mains.contains { $0.run == nil && $0.newestTermination == nil }
        if isInitializing || isAnyWaiting {
            self = .pending
        } else if mains.contains(where: { $0.run != nil }) || policy == .always {
            self = .running
        } else if mains.allSatisfy({ $0.newestTermination?.exitCode == 0 }) {
            self = .succeeded
        } else {
            self = policy == .never ? .failed : .running
        }
    }
}
