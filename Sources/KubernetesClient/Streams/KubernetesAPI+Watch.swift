import AsyncHTTPClient
public import KubernetesModel
import NIOHTTP1

extension KubernetesAPI {
    /// Watches a collection. Nothing is sent before the stream is iterated.
    ///
    /// - Parameters:
    ///   - namespace: The namespace; nil for all of them.
    ///   - onOpen: Called when the API server has accepted the watch; the first event may be long in coming.
    public func watch<Object: KubernetesObject>(
        _ type: Object.Type, namespace: String? = nil, options: WatchOptions = WatchOptions(),
        onOpen: @escaping @Sendable () -> Void = {}
    ) -> WatchStream<Object> {
        WatchStream { [self] in
            var request = try APIRequest(
                .GET, verb: "watch", resource: try await discovery.resolve(type.resource), namespace: namespace)
            request.query = options.query
            let format = WireFormat.preferred(for: type)
            request.accept = "\(format.contentType);stream=watch, \(format.accept)"
            let end = ContinuousClock.now + options.timeout + WatchOptions.margin
            let response = try await tracked { try await transport.stream(request) }
            onOpen()
            return WatchReader(
                body: GuardedBody(
                    body: ResponseBody(response.body), subject: request.subject, inactivity: options.inactivity,
                    end: end, clock: ContinuousClock()),
                format: try Self.format(of: response, subject: request.subject), cache: decodingCache)
        }
    }
}
