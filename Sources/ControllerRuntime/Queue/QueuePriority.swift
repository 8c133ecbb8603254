/// How urgent a key of a work queue is; the higher goes first.
public enum QueuePriority {
    /// What just happened.
    public static let normal = 0
    /// What was there before: a restart must not delay what happens now behind thousands of old objects
    /// (controller-runtime's `LowPriority`).
    public static let initial = -100
}
