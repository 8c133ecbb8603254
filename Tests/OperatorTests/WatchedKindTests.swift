import ControllerRuntime
import KubernetesClient
import Logging
import MidwatchTestKit
import Testing

@testable import Operator

@Suite("The kinds that are watched") struct WatchedKindTests {
    @Test("are named in snapshots as what is not seen, each of them")
    func names() async throws {
        try await ClusterFixture.run { _, responder in
            try await responder.fail(403, reason: "Forbidden")
        } _: { api, _ in
            let watch = ClusterWatch(api: api, namespace: nil, logger: Logger(label: "test"))
            for informer in watch.informers {
                #expect(ClusterStores.kinds[informer.resourceName] != nil, "\(informer.resourceName)")
            }
        }
    }
}
