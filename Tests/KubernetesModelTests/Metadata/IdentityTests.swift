import KubernetesModel
import Testing

@Suite struct IdentityTests {
    @Test(arguments: [
        "d106d5c8-620e-42d1-97e9-07df5803a639", "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "D106D5C8-620e-42d1-97e9-07df5803a639", "d106d5c8-620e-42d1-97e9-07df5803a63",
        "d106d5c8x620e-42d1-97e9-07df5803a639",
        "g106d5c8-620e-42d1-97e9-07df5803a639", "test", "",
    ])
    func `a uid keeps its text`(text: String) throws {
        let uid = UID(text)
        #expect(uid.text == text)
        #expect(uid == UID(text))
        #expect(uid.isEmpty == text.isEmpty)
        #expect(try KubernetesJSON.decode(UID.self, from: KubernetesJSON.value(of: uid)) == uid)
    }

    @Test func `uids that differ in one digit are not equal`() {
        #expect(UID("d106d5c8-620e-42d1-97e9-07df5803a639") != "d106d5c8-620e-42d1-97e9-07df5803a638")
        #expect(UID("d106d5c8-620e-42d1-97e9-07df5803a639") != "e106d5c8-620e-42d1-97e9-07df5803a639")
    }

    @Test(
        arguments: [
            ("2", "1", true), ("10", "9", true), ("9", "10", false), ("5", "5", false),
            ("123456789012345678901", "99", true),
            ("", "1", nil), ("0", "1", nil), ("1", "0", nil), ("01", "1", nil), ("abc", "1", nil), ("1", "1a", nil),
        ] as [(String, String, Bool?)])
    func `versions compare as numbers of any length, and others not at all`(
        left: String, right: String, expected: Bool?
    ) {
        #expect(ResourceVersion(left).isNewer(than: ResourceVersion(right)) == expected)
    }

    @Test func `names of one namespace sort together`() {
        let names = [NamespacedName(namespace: "b", name: "a"), NamespacedName(namespace: nil, name: "z")]
        #expect(names.sorted().map(\.description) == ["z", "b/a"])
    }

    @Test func `an event's field path names the container`() {
        var reference = ObjectReference(apiVersion: "v1", kind: "Pod", namespace: "shop", name: "web-1")
        #expect(reference.containerName == nil)
        reference.fieldPath = "spec.initContainers{prepare}"
        #expect(reference.containerName == "prepare")
        #expect(reference.shortName == "pod/web-1")
    }

    @Test func `a resource is named as paths and rights name it`() {
        #expect(Deployment.resource.apiVersion == "apps/v1")
        #expect(Deployment.resource.qualifiedName == "deployments.apps")
        #expect(Pod.resource.apiVersion == "v1")
        #expect(Pod.resource.qualifiedName == "pods")
        #expect(CronJob.resource.served(as: "v1beta1").apiVersion == "batch/v1beta1")
    }
}
