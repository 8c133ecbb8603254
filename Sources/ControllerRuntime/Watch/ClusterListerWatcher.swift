public import KubernetesClient
public import KubernetesModel

/// Lists and watches one kind on a cluster.
public struct ClusterListerWatcher<Object: KubernetesObject>: ListerWatcher {
    private let api: KubernetesAPI
    private let namespace: String?
    private let labelSelector: String?
    private let fieldSelector: String?

    /// From this minor version of Kubernetes 1 on, API servers may offer watch-list streaming (KEP-3157). One that has
    /// it switched off refuses it, and is then asked for a list.
    private static var firstWithInitialEvents: Int { 32 }

    /// Client-go's size of a page (`tools/pager/pager.go`).
    private static var pageSize: Int { 500 }

    /// - Parameters:
    ///   - namespace: The namespace; nil for all of them.
    ///   - labelSelector: Conditions on labels, as the API writes them.
    ///   - fieldSelector: Conditions on fields.
    public init(
        _ api: KubernetesAPI, namespace: String? = nil, labelSelector: String? = nil, fieldSelector: String? = nil
    ) {
        self.api = api
        self.namespace = namespace
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
    }

    public func offersInitialEvents() async -> Bool {
        // Where the version cannot be had now, a list serves as well; it says what is wrong.
        guard let minor = try? await api.serverVersion().minorNumber else { return false }
        return minor >= Self.firstWithInitialEvents
    }

    public func list(
        at version: ResourceVersion, page: (ObjectList<Object>) -> Void
    ) async throws -> ResourceVersion {
        var options = ListOptions(
            labelSelector: labelSelector, fieldSelector: fieldSelector, limit: Self.pageSize, resourceVersion: version)
        if version == .any {
            // The first list comes from the API server's cache, in one answer: pages are read from its storage.
            options.limit = nil
        } else if !version.isEmpty {
            // With a limit the API server would else answer with the state of just that version.
            options.resourceVersionMatch = "NotOlderThan"
        }
        while true {
            let list = try await api.list(Object.self, namespace: namespace, options: options)
            page(list)
            guard let token = list.continueToken else { return list.resourceVersion }
            options.continueToken = token
        }
    }

    public func watch(
        _ request: WatchRequest, onOpen: @escaping @Sendable () -> Void, event: (WatchEvent<Object>) throws -> Void
    ) async throws {
        var options = WatchOptions(
            labelSelector: labelSelector, fieldSelector: fieldSelector, timeout: request.timeout)
        switch request.start {
        case .after(let version):
            options.resourceVersion = version
        case .initialEvents(let version):
            options.resourceVersion = version
            options.sendsInitialEvents = true
        }
        let frames = api.watch(Object.self, namespace: namespace, options: options, onOpen: onOpen)
        for try await frame in frames { try event(frame) }
    }

    public func failure(of error: any Error) -> WatchFailure { Self.failure(of: error) }

    static func failure(of error: any Error) -> WatchFailure {
        guard let error = error as? KubernetesError else { return .other("\(error)") }
        return switch error.code {
        case .expired, .gone: .expired
        case .tooLargeResourceVersion: .versionTooLarge
        case .tooManyRequests: .throttled(retryAfter: error.retryAfter)
        case .unreachable, .connectionLost, .timeout, .tls: .unreachable(error.message)
        case .stalled: .silent
        case .serverError: .serverError(error.message)
        case .forbidden: .forbidden(error.message)
        case .notServed, .notFound: .notServed(error.message)
        default: .other(error.message)
        }
    }
}
