import Incidents
import KubernetesClient
import KubernetesModel
import MidwatchTestKit
import Testing

@testable import Operator

@Suite struct `The reader of a cluster` {
    @Test(arguments: [(nil, 4), (3, 2)] as [(Int?, Int)])
    func `reads page by page, up to a bound where it has one`(bound: Int?, pages: Int) async throws {
        try await ClusterFixture.run { request, responder in
            guard request.path.hasSuffix("/pods") else { return try await responder.respond(#"{"versions":["v1"]}"#) }
            let page = Int(request.query["continue"] ?? "1") ?? 1
            try await responder.respond(
                """
                {"kind":"PodList","metadata":{"continue":"\(page < 4 ? "\(page + 1)" : "")"},
                "items":[{"metadata":{"name":"a\(page)"}},{"metadata":{"name":"b\(page)"}}]}
                """)
        } _: { api, server in
            let reader = KubernetesClusterReader(api: api, maxObjects: bound)
            let items = try await reader.objects(Pod.resource, in: "shop", matching: LabelSelector())
            #expect(items.count == pages * 2)
            let lists = server.requests.filter { $0.path.hasSuffix("/pods") }
            #expect(lists.count == pages)
            #expect(lists.first?.query["limit"] == "\(bound ?? 500)")
        }
    }
}
