/// What is in force where a policy that allows an action says nothing of it. Chosen to let one operator repair the usual
/// faults of a night and to stop a runaway within minutes.
public enum BuiltInLimits {
    /// The confidence from which an action may be automatic.
    public static let minConfidence = 0.8
    /// Actions in one hour, within what a policy matches.
    public static let actionsPerHour = 12
    /// Actions in one hour on one workload.
    public static let perTargetPerHour = 3
    /// Between two actions on one workload. A further attempt of the same incident after one that was verified to have
    /// failed need not wait: the outage goes on, and ``perTargetPerHour`` bounds the attempts.
    public static let cooldown = Duration.seconds(300)
    /// Actions that are being carried out or verified at once, within what a policy matches.
    public static let maxInFlight = 2
    /// Of a workload's pods, how many may be taken out of service at any one time. A rolling update takes what the
    /// workload's own `maxUnavailable` allows.
    public static let maxPodsPercent = 50
    /// Growth of an amount of memory or CPU over what the workload had before Midwatch first raised it.
    public static let maxIncreasePercent = 100
    /// The fewest replicas that a workload is scaled to.
    public static let minReplicas = 1
    /// The most replicas that a workload is scaled to, as a multiple of what it has now.
    public static let maxReplicasFactor = 2
    /// When to ask again while other actions are in flight, which end at no known time.
    public static let inFlightPause = Duration.seconds(15)
}
