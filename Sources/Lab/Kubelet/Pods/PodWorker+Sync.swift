internal import Foundation

// What the kubelet does to bring a pod where it is to be: pkg/kubelet/kuberuntime/kuberuntime_manager.go, SyncPod.
extension PodWorker {
    mutating func sync(_ node: inout NodeContext) {
        guard !isDeleted, verdict == nil, !phase.isOver else { return }
        switch stage {
        case .new, .mounting: prepare(&node)
        case .sandbox(let readyAt):
            guard readyAt <= node.now else {
                syncAt = readyAt
                return
            }
            address = node.giveAddress(to: spec)
            stage = .containers
            isChanged = true
            startContainers(&node)
        case .containers: startContainers(&node)
        }
    }

    private mutating func prepare(_ node: inout NodeContext) {
        if stage == .new {
            startedAt = node.now
            stage = .mounting
            isChanged = true
        }
        let problems = node.mountProblems
        guard problems.isEmpty else {
            notices += mounts.notices(problems, at: node.now)
            syncAt = mounts.nextLook(problems, at: node.now)
            return
        }
        mounts = MountWait()
        let readyAt = node.now.addingTimeInterval(Self.sandboxTakes)
        stage = .sandbox(readyAt: readyAt)
        syncAt = readyAt
    }

    private mutating func startContainers(_ node: inout NodeContext) {
        let missing = node.missingPullSecrets(of: spec)
        // A pull that ends is of the same sync as its beginning.
        if !missing.isEmpty, !containers.contains(where: \.isPulling) {
            notices.append(
                Notice(
                    .warning, "FailedToRetrieveImagePullSecret",
                    "Unable to retrieve some image pull secrets (\(missing.joined(separator: ", "))); attempting to "
                        + "pull the image may not succeed."))
        }
        for index in inits.indices {
            let container = containers[index]
            if container.spec.isSidecar {
                if container.run == nil { start(index, &node) }
                guard containers[index].run?.isStarted == true else { return }
            } else {
                if container.newestTermination?.exitCode == 0, container.run == nil { continue }
                if container.run == nil, !container.isDone(spec.restartPolicy) { start(index, &node) }
                return
            }
        }
        for index in mains.indices {
            let container = containers[index]
            guard container.run == nil, !container.isDone(spec.restartPolicy) else { continue }
            start(index, &node)
            // The kubelet starts one after the other.
            if containers[index].isPulling { return }
        }
        if mains.allSatisfy({ $0.isDone(spec.restartPolicy) }) {
            for index in inits.indices where containers[index].spec.isSidecar {
                stop(
                    index, "Stopping container \(containers[index].spec.name)", grace: spec.gracePeriod, at: node.now)
            }
        }
    }

    private mutating func retry(at now: Date, in seconds: TimeInterval = PodWorker.period) {
        syncAt = min(syncAt ?? .distantFuture, now.addingTimeInterval(seconds))
    }

    private mutating func wait(_ index: Int, _ reason: String, _ message: String?) {
        containers[index].wait(reason, message)
        isChanged = true
    }

    /// Starts a container, or takes it a step further on the way.
    private mutating func start(_ index: Int, _ node: inout NodeContext) {
        let (now, name) = (node.now, containers[index].spec.name)
        if !containers[index].isPulling, let ended = containers[index].newestTermination {
            guard !containers[index].backOff.isWaiting(since: ended.finishedAt, at: now) else {
                say(.warning, "BackOff", "Back-off restarting failed container \(name) in pod \(spec.text)", index)
                let delay = containers[index].backOff.text
                wait(
                    index, "CrashLoopBackOff", "back-off \(delay) restarting failed container=\(name) pod=\(spec.text)")
                return retry(at: now)
            }
            containers[index].backOff.next(after: ended.finishedAt, at: now)
        }
        guard hasImage(index, &node) else { return }
        do throws(ContainerEnvironment.Problem) {
            try create(index, &node)
        } catch {
            say(.warning, "Failed", "Error: \(error.message)", index)
            wait(index, "CreateContainerConfigError", error.message)
            retry(at: now)
        }
    }

    private mutating func hasImage(_ index: Int, _ node: inout NodeContext) -> Bool {
        let container = containers[index].spec
        var said: [Notice] = []
        let outcome = containers[index].pull.proceed(
            container.image, policy: container.pullPolicy, isPresent: node.hasImage(container.image),
            pull: node.registry[container.image].pull, at: node.now, notices: &said)
        for notice in said { say(notice.type, notice.reason, notice.message, index) }
        containers[index].isPulling = false
        switch outcome {
        case .isThere:
            node.keepImage(container.image)
            return true
        case .isPulling(let end):
            containers[index].isPulling = true
            syncAt = min(syncAt ?? .distantFuture, end)
            return false
        case .failed(let reason, let message):
            say(.warning, "Failed", "Error: \(reason)", index)
            wait(index, reason, message)
            // The pod's sandbox is news to the kubelet, which looks again at once; later it takes its time.
            retry(at: node.now, in: containers[index].pull.failures == 1 ? Self.soon : Self.period)
            return false
        }
    }

    private mutating func create(_ index: Int, _ node: inout NodeContext) throws(ContainerEnvironment.Problem) {
        let container = containers[index].spec
        let program = node.registry[container.image]
        let values = try node.environment(of: container, in: spec, address: address ?? "")
        try checkUser(container, program.user)
        let id =
            "containerd://"
            + StableHash.digest("\(spec.uid)/\(container.name)/\(containers[index].restarts)/\(node.now)")
        say(.normal, "Created", "Created container: \(container.name)", index)
        isChanged = true
        if let problem = program.start.problem(command: container.executable) {
            let message =
                "failed to create containerd task: failed to create shim task: OCI runtime create failed: "
                + "runc create failed: unable to start container process: \(problem): unknown"
            say(.warning, "Failed", "Error: \(message)", index)
            var termination = Termination(
                exitCode: 128, reason: "StartError", startedAt: Date(timeIntervalSince1970: 0), finishedAt: node.now,
                containerID: id)
            termination.message = message
            containers[index].fail(termination, reason: "RunContainerError")
            // A container that was made and has ended is news to the kubelet.
            return retry(at: node.now, in: Self.soon)
        }
        say(.normal, "Started", "Started container \(container.name)", index)
        let isRestart = containers[index].newestTermination != nil
        containers[index].begin(ContainerRun(container, program, environment: values, id: id, at: node.now))
        node.began(containers[index], pod: spec, isRestart: isRestart)
    }

    // pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot.
    private func checkUser(_ container: ContainerSpec, _ imageUser: String?) throws(ContainerEnvironment.Problem) {
        guard container.runsAsNonRoot else { return }
        let place = "(pod: \"\(spec.text)\", container: \(container.name))"
        if let user = container.user {
            guard user == 0 else { return }
            throw ContainerEnvironment.Problem(
                message: "container's runAsUser breaks non-root policy \(place)")
        }
        guard let imageUser, imageUser != "0" else {
            throw ContainerEnvironment.Problem(
                message: "container has runAsNonRoot and image will run as root \(place)")
        }
        guard Int(imageUser) != nil else {
            throw ContainerEnvironment.Problem(
                message: "container has runAsNonRoot and image has non-numeric user (\(imageUser)), cannot verify "
                    + "user is non-root \(place)")
        }
    }
}

extension Program.Start {
    /// What runc says of a command that it cannot start; nil: it starts, whatever comes then.
    fileprivate func problem(command: String) -> String? {
        switch self {
        case .works, .wrongArchitecture: nil
        case .notFound where command.contains("/"): "exec: \"\(command)\": stat \(command): no such file or directory"
        case .notFound: "exec: \"\(command)\": executable file not found in $PATH"
        case .notPermitted: "exec: \"\(command)\": permission denied"
        }
    }
}
