import KubernetesModel
import Testing

@testable import Evidence

@Suite struct HostNamesTests {
    @Test(arguments: [
        ("postgres://app:s3cret@db:5432/app?sslmode=off", ["shop/db"]),
        ("redis://:p%40ss@cache.data:6379", ["data/cache"]),
        ("http://api.billing.svc.cluster.local:80/v1", ["billing/api!"]),
        ("kafka-0.kafka.data.svc.cluster.local:9092,kafka-1.kafka.data.svc:9092", ["data/kafka!"]),
        ("web:80 api:8080", ["shop/web", "shop/api"]),
        ("--upstream=http://api:8080", ["shop/api"]),
        ("http://user:pass:word@db@cache:6379", ["shop/cache"]),
        ("example.com", ["com/example"]),
        ("api.example.com", []),
        ("10.0.0.1:5432", []),
        ("db:port", []),
        ("db:5432:x", []),
        ("UPPER:80 under_score:80 -dash:80", []),
        ("hunter2", []),
        ("/etc/web/config.yaml", []),
        ("[::1]:80", []),
        ("", []),
    ])
    func `Only hosts that may be services come out of a text`(text: String, hosts: [String]) {
        let found = HostNames(in: text, namespace: "shop", bareWordsCount: false).hosts
        #expect(found.map { "\($0.service)\($0.isOfCluster ? "!" : "")" } == hosts)
    }

    @Test func `A word alone is a host where the name of its variable says so`() {
        #expect(HostNames(in: "db", namespace: "shop", bareWordsCount: true).hosts.map(\.service.name) == ["db"])
        let sentence = "this is a long sentence in which no word is meant as a host"
        #expect(HostNames(in: sentence, namespace: "shop", bareWordsCount: true).hosts.isEmpty)
    }

    @Test func `A hostile text gives few hosts`() {
        let text = (0..<10_000).map { "h\($0):80" }.joined(separator: ",")
        #expect(HostNames(in: text, namespace: "shop", bareWordsCount: true).hosts.count == 16)
    }
}
