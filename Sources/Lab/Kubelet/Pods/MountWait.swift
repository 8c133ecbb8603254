internal import Foundation

/// The wait for a pod's volumes: when the kubelet tries again, and what it says.
struct MountWait: Hashable {
    /// Why a volume cannot be set up, as often as it was tried in vain.
    private var failures = 0
    private var triedAgainAt: Date?
    private var since: Date?

    // pkg/kubelet/volumemanager/volume_manager.go: podAttachAndMountTimeout.
    private static let patience: TimeInterval = 123
    /// How often it looks whether a disk has come.
    private static let poll: TimeInterval = 5

    mutating func notices(_ problems: [MountProblem], at now: Date) -> [Notice] {
        var notices: [Notice] = []
        let start = since ?? now
        since = start
        let failed = problems.filter { $0.kind == .setUp }
        if !failed.isEmpty, triedAgainAt.map({ $0 <= now }) ?? true {
            notices += failed.map { Notice(.warning, "FailedMount", $0.message) }
            failures += 1
            // pkg/util/goroutinemap/exponentialbackoff: 500 ms, doubled up to 2 min 2 s.
            triedAgainAt = now.addingTimeInterval(min(0.5 * pow(2, Double(min(failures, 9) - 1)), 122))
        }
        if start.addingTimeInterval(Self.patience) <= now {
            since = now
            if failed.isEmpty { notices.append(Notice(.warning, "FailedMount", MountProblem.timeout(problems))) }
        }
        return notices
    }

    func nextLook(_ problems: [MountProblem], at now: Date) -> Date {
        let isWaiting = problems.contains { $0.kind != .setUp }
        let poll = isWaiting ? now.addingTimeInterval(Self.poll) : nil
        let retry = problems.contains { $0.kind == .setUp } ? triedAgainAt : nil
        return [poll, retry].compactMap(\.self).min() ?? now.addingTimeInterval(Self.poll)
    }
}
