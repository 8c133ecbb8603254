import Testing

@testable import KubernetesClient

struct ImpersonationTests {
    @Test func `Every part has its header, and keys are escaped`() {
        let impersonation = Impersonation(
            user: "jane", uid: "42", groups: ["a", "b"], extra: ["example.com/scope%": ["x", "y"], "Plain": ["z"]])
        #expect(
            impersonation.headers.map { "\($0.name): \($0.value)" } == [
                "Impersonate-User: jane", "Impersonate-Uid: 42", "Impersonate-Group: a", "Impersonate-Group: b",
                "Impersonate-Extra-Plain: z", "Impersonate-Extra-example.com%2Fscope%25: x",
                "Impersonate-Extra-example.com%2Fscope%25: y",
            ])
    }
}
