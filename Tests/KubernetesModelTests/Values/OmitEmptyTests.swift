import Foundation
import KubernetesModel
import Testing

@Suite struct OmitEmptyTests {
    @Test func `what is empty is not written`() throws {
        #expect(try KubernetesJSON.value(of: Pod()) == ["metadata": [:]])
        #expect(try KubernetesJSON.value(of: ObjectMeta(name: "a")) == ["name": "a"])
        #expect(try KubernetesJSON.value(of: Deployment()) == ["metadata": [:]])
    }

    @Test func `absent and null are empty`() throws {
        let json: JSONValue = [
            "metadata": ["labels": nil, "ownerReferences": nil, "generation": nil],
            "spec": ["containers": nil, "nodeName": nil], "status": nil,
        ]
        #expect(try KubernetesJSON.decode(Pod.self, from: json) == Pod())
    }

    @Test func `a wrong type is an error with the path of the field`() throws {
        let error = #expect(throws: DecodingError.self) {
            try KubernetesJSON.decode(Pod.self, from: ["metadata": ["labels": 5]])
        }
        guard case .typeMismatch(_, let context)? = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["metadata", "labels"])
    }

    @Test func `a pod goes out and comes back, and a copy is its own`() throws {
        var pod = Pod()
        pod.metadata = ObjectMeta(name: "web-1", namespace: "shop", labels: ["app": "web"])
        pod.spec.nodeName = "node-1"
        pod.status.phase = "Running"
        let copy = pod
        pod.status.phase = "Failed"
        #expect(copy.status.phase == "Running")
        #expect(copy != pod)
        #expect(try KubernetesJSON.decode(Pod.self, from: KubernetesJSON.value(of: pod)) == pod)
        pod.status.phase = "Running"
        #expect(copy == pod)
        #expect(copy.hashValue == pod.hashValue)
    }
}
