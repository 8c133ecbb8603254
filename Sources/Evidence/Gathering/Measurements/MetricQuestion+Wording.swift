extension MetricQuestion {
    /// What is measured, in words.
    var title: String {
        switch self {
        case .memoryUse: "memory"
        case .cpuUse: "cpu"
        case .cpuThrottling: "share of time throttled for its cpu limit"
        case .restarts: "restarts"
        case .networkErrors: "network errors"
        case .filesystemUse: "file system use"
        case .requestRate: "requests"
        case .errorRatio: "share of requests that fail"
        case .latency: "latency, 95th percentile"
        }
    }

    /// Those that every dossier asks for. Those about requests are answered only where an application counts them under
    /// one of the common names.
    static let ofEveryDossier: [MetricQuestion] = [
        .memoryUse, .cpuUse, .cpuThrottling, .restarts, .requestRate, .errorRatio, .latency,
    ]

    /// Whether no answer says something: every container has it measured.
    var isOfEveryContainer: Bool { [.memoryUse, .cpuUse].contains(self) }
}
