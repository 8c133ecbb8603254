/// The API group of Midwatch's custom resources and what belongs to it.
public enum MidwatchGroup {
    public static let name = "midwatch.dev"
    public static let version = "v1alpha1"
    public static let apiVersion = "\(name)/\(version)"

    /// The field manager of every write.
    public static let fieldManager = "midwatch"

    /// The annotation on a target that names the last ActionRequest carried out on it. It is set in the same write as
    /// the change, so that a restarted operator can tell whether the change was made.
    public static let lastActionAnnotation = "midwatch.dev/last-action"

    /// The annotation on a job that names the uid of the failed job which it runs again.
    public static let retryOfAnnotation = "midwatch.dev/retry-of"

    /// The annotation `midwatch.dev/ignore: "true"` on an object: signals of it and of what it owns are not looked at.
    public static let ignoreAnnotation = "midwatch.dev/ignore"
}
