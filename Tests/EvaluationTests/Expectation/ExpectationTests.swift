import Incidents
import KubernetesModel
import Lab
import Testing

@testable import Evaluation

struct ExpectationTests {
    private func exercise(kind: String = "fault", _ expectation: String) throws -> Exercise {
        try Exercise(
            name: "example", yaml: "title: An example\nkind: \(kind)\nexpect: \(expectation)\n", file: "example.yaml")
    }

    @Test func `An expectation is read in all its parts`() throws {
        let expectation = try exercise(
            """

              seen: [{object: Pod/checkout-*, reason: OOMKilled, within: 2m}]
              cause: {categories: [oom_undersized, oom_leak], object: Deployment/checkout, says: memory}
              affected: [Deployment/cart]
              actions: [{kind: setResources, target: Deployment/checkout, bounds: {memoryLimit: {atLeast: 200Mi, atMost: 1Gi}}}]
              forbidden: [restartPod, {kind: rollbackWorkload, target: Deployment/payments}]
              healed: {within: 10m}
            """
        ).expectation
        #expect(expectation.seen.first?.within == .seconds(120))
        #expect(expectation.causes.first?.categories == [.oomUndersized, .oomLeak])
        #expect(expectation.causes.first?.says == "memory")
        #expect(expectation.affected.map(\.description) == ["Deployment/cart"])
        #expect(expectation.actions.first?.bounds["memoryLimit"]?.atLeast == "200Mi")
        #expect(expectation.forbidden.map(\.kind) == [.restartPod, .rollbackWorkload])
        #expect(expectation.healedWithin == .seconds(600))
        #expect(!expectation.escalates && !expectation.silence)
    }

    @Test(arguments: [
        ("fault", "{}", "expect: the key 'cause' is missing"),
        (
            "fault", "{cause: {category: imge, object: Deployment/a}}",
            "expect.cause.category: there is no 'imge'; did you mean 'image'?"
        ),
        ("fault", "{cause: {category: image}}", "expect.cause: the key 'object' is missing"),
        ("fault", "{cause: {object: Deployment/a}}", "expect.cause: the key 'category' is missing"),
        (
            "fault", "{cause: {category: image, object: checkout}}",
            "expect.cause.object: an object is wanted here as KIND/NAME"
        ),
        ("fault", "{casue: {}}", "expect.casue: there is no such key; did you mean 'cause'?"),
        (
            "fault", "{cause: {category: image, object: Deployment/a}, actions: [{kind: deleteAll}]}",
            "expect.actions[0].kind: there is no 'deleteAll'"
        ),
        (
            "fault", "{cause: {category: image, object: Deployment/a}, healed: {within: soon}}",
            "expect.healed.within: a duration such as"
        ),
        (
            "fault", "{cause: {category: image, object: Deployment/a}, healed: {}}",
            "expect.healed: the key 'within' is missing"
        ),
        (
            "fault", "{cause: {category: image, object: Deployment/a}, healed: {within: 1m}, escalates: true}",
            "exclude each other"
        ),
        (
            "fault",
            "{cause: {category: image, object: Deployment/a}, actions: [{kind: restartPod}], forbidden: [any]}",
            "restartPod is both right and forbidden"
        ),
        (
            "fault", "{cause: {category: image, object: Deployment/a}, escalates: 1}",
            "expect.escalates: true or false is wanted here"
        ),
        (
            "fault", "{cause: {category: image, object: Deployment/a}, forbidden: restartPod}",
            "expect.forbidden: a list is wanted here"
        ),
        ("healthy", "{}", "a healthy scenario expects 'silence: true'"),
        ("healthy", "{silence: true, escalates: true}", "where silence is right"),
    ])
    func `What is wrong is told with its place and a remedy`(kind: String, yaml: String, message: String) throws {
        let error = try #require(throws: ScenarioError.self) { try exercise(kind: kind, yaml) }
        #expect("\(error)".contains(message), "\(error)")
        #expect("\(error)".hasPrefix("example.yaml:3: "), "\(error)")
    }

    @Test func `A scenario without an expectation cannot be judged`() throws {
        let error = try #require(throws: ScenarioError.self) {
            try Exercise(name: "example", yaml: "title: An example\nkind: fault\n", file: "example.yaml")
        }
        #expect("\(error)".contains("what is expected is missing"))
    }
}
