import Testing

@testable import KubernetesClient

struct SecrecyTests {
    @Test func `No secret is printed with what holds it`() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write(
                """
                current-context: token
                clusters: [{name: c, cluster: {server: "https://x", proxy-url: "http://me:hush-proxy@p:1"}}]
                users:
                - {name: t, user: {token: hush-token}}
                - {name: b, user: {username: me, password: hush-password}}
                contexts:
                - {name: token, context: {cluster: c, user: t}}
                - {name: basic, context: {cluster: c, user: b}}
                """, to: "config")
            for context in ["token", "basic"] {
                let configuration = try KubernetesConfiguration.load(
                    kubeconfig: file, context: context, environment: [:])
                var dumped = ""
                dump(configuration, to: &dumped)
                for text in ["\(configuration)", String(reflecting: configuration), dumped] {
                    #expect(!text.contains("hush"))
                }
                #expect(dumped.contains("<redacted>"))
            }
        }
    }

    @Test func `A kubeconfig that is not YAML is not quoted in the error`() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("token: \"hush\n  - a: b: c", to: "config")
            let error = #expect(throws: KubernetesError.self) {
                try KubernetesConfiguration.load(kubeconfig: file, environment: [:])
            }
            #expect(error.map { String(reflecting: $0).contains("hush") } == false)
        }
    }
}
