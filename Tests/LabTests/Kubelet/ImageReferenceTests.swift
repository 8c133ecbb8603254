import Testing

@testable import Lab

struct ImageReferenceTests {
    @Test(arguments: [
        ("nginx", "docker.io/library/nginx:latest"), ("shop/web:1.2", "docker.io/shop/web:1.2"),
        ("registry.example.com:5000/a/b", "registry.example.com:5000/a/b:latest"), ("localhost/a:b", "localhost/a:b"),
        ("ghcr.io/a/b@sha256:00", "ghcr.io/a/b@sha256:00"),
    ])
    func `A name is completed as the runtime completes it`(name: String, complete: String) {
        #expect(ImageReference(name)?.text == complete)
    }

    @Test(arguments: ["", "Web:1", "web:$(TAG)", "a//b", "web:", "a b", "-web"])
    func `A malformed name is none`(name: String) {
        #expect(ImageReference(name) == nil)
    }
}
