import KubernetesModel
import Testing

@testable import Lab

@Suite struct `Reading a scenario` {
    @Test func `everything that a file can say is kept`() throws {
        let scenario = try Scenario(name: "full", yaml: Self.full, file: "full.yaml")
        #expect(scenario.kind == .trap)
        #expect(scenario.title == "Everything")
        #expect(scenario.reference == "A01")
        #expect(scenario.settle == .seconds(600))
        #expect(scenario.duration == .seconds(5400))
        #expect(scenario.policy?["mode"] == "Observe")
        #expect(scenario.expectation?["silence"] == true)
        #expect(scenario.expectationLine == 43)

        let node = try #require(scenario.nodes.first)
        #expect(node.cpu == "2" && node.memory == "4Gi" && node.pods == 10 && node.disk == "20Gi")
        #expect(node.labels == ["zone": "a"])
        #expect(node.taints == [["key": "gpu", "value": "yes", "effect": "NoSchedule"]])
    }

    @Test func `a program is kept in all its parts`() throws {
        let program = try #require(try Scenario(name: "full", yaml: Self.full, file: "full.yaml").images["shop/api:1"])
        #expect(program.pull == Program.Pull(outcome: .rateLimited, takes: .milliseconds(500)))
        #expect(program.user == "nobody" && program.start == .notPermitted)
        #expect(
            program.ready == .seconds(3) && program.hangsAfter == .seconds(3600) && program.shutdown == .seconds(40))
        #expect(program.exit == Program.Exit(after: .seconds(5), code: 0))
        #expect(
            program.requirements == [
                Requirement(.environment("MODE", oneOf: ["a", "b"]), otherwise: .exit(code: 3, after: .seconds(2))),
                Requirement(.file("/etc/api.yaml", containing: "v2"), otherwise: .hangs),
                Requirement(.service("postgres", port: 5432), otherwise: .isNotReady, says: "no database"),
                Requirement(.service("redis.data", port: nil), otherwise: .errors(0.5)),
            ])
        #expect(program.memory.use == Program.Growth(base: "64Mi", perMinute: "1Mi", upTo: "1Gi"))
        #expect(
            program.memory.spike == .init(after: .seconds(60), lasts: .seconds(10), amount: "1Gi"))
        #expect(program.cpu.use == Program.Growth(base: "100m") && program.cpu.perRequest == "2m")
        #expect(program.disk == Program.Growth(base: "1Mi", perMinute: "5Mi"))
        #expect(
            program.log == [
                Program.LogLine(text: "started"),
                Program.LogLine(text: "tick", after: .seconds(1), every: .seconds(60)),
                Program.LogLine(text: "bye", isLastWord: true),
            ])
        let serves = try #require(program.serves)
        #expect(serves.port == 80 && serves.paths == ["/ok"] && serves.requestsPerSecond == 2.5)
        #expect(serves.errors == 0.25 && serves.latency == .milliseconds(15) && serves.calls == ["postgres"])
    }

    @Test func `steps come in the order of their times, objects get the shop's namespace`() throws {
        let scenario = try Scenario(name: "full", yaml: Self.full, file: "full.yaml")
        #expect(scenario.steps.map(\.at) == [.zero, .zero, .seconds(60), .seconds(90), .seconds(120), .seconds(5400)])
        guard case .delete(let deleted) = scenario.steps[0].event, case .drain("node-1") = scenario.steps[1].event,
            case .patch(let patched, let patch) = scenario.steps[2].event,
            case .node("node-1", .fails) = scenario.steps[3].event,
            case .image("shop/api:1", let program) = scenario.steps[4].event,
            case .apply(let applied) = scenario.steps[5].event
        else {
            Issue.record("the steps are others: \(scenario.steps)")
            return
        }
        #expect(deleted == ObjectName(kind: "Pod", namespace: nil, name: "api-*"))
        #expect(patched == ObjectName(kind: "Deployment", namespace: "kube-system", name: "dns"))
        #expect(patch == ["spec": ["replicas": 3]])
        #expect(program.pull.outcome == .notFound)
        #expect(applied.namespace == "shop")
        #expect(scenario.objects.map(\.namespace) == ["shop", "", "shop"])
    }

    @Test func `what is not said is as usual`() throws {
        let scenario = try Scenario(name: "small", yaml: "{title: Nothing, kind: healthy}", file: "small.yaml")
        #expect(scenario.nodes == NodePlan.standard)
        #expect(scenario.settle == .seconds(120) && scenario.duration == .seconds(1800))
        #expect(scenario.objects.isEmpty && scenario.steps.isEmpty && scenario.policy == nil)
    }

    @Test(arguments: [
        ("90s", Duration.seconds(90)), ("5m", .seconds(300)), ("1h30m", .seconds(5400)), ("250ms", .milliseconds(250)),
        ("0s", .zero), ("2d", .seconds(172_800)), ("1m30s500ms", .milliseconds(90_500)),
    ])
    func `a duration is read`(text: String, duration: Duration) {
        #expect(Duration(text: text) == duration)
    }

    @Test(arguments: ["", "5", "m", "5x", "-5m", "1m1h", "5m5m", "1.5h", "5 m", "99999999999999999999s", "9999d", "٥m"])
    func `what is no duration is not read`(text: String) {
        #expect(Duration(text: text) == nil)
    }

    private static let full = """
        title: Everything
        kind: trap
        reference: A01
        nodes:
        - {name: node-1, cpu: 2, memory: 4Gi, pods: 10, disk: 20Gi, labels: {zone: a},
           taints: [{key: gpu, value: "yes", effect: NoSchedule}]}
        images:
          shop/api:1:
            pull: {outcome: rateLimited, takes: 500ms}
            user: nobody
            start: notPermitted
            ready: 3s
            requires:
            - {env: MODE, oneOf: [a, b], otherwise: {exit: 3, after: 2s}}
            - {file: /etc/api.yaml, containing: v2, otherwise: hangs}
            - {service: postgres, port: 5432, otherwise: notReady, says: no database}
            - {service: redis.data, otherwise: {errors: 0.5}}
            memory: {base: 64Mi, perMinute: 1Mi, upTo: 1Gi, spike: {after: 1m, lasts: 10s, amount: 1Gi}}
            cpu: {base: 100m, perRequest: 2m}
            exit: {after: 5s, code: 0}
            hangsAfter: 1h
            shutdown: 40s
            log: [started, {text: tick, after: 1s, every: 1m}, {text: bye, lastWord: true}]
            serves: {port: 80, paths: [/ok], requestsPerSecond: 2.5, errors: 0.25, latency: 15ms, calls: [postgres]}
            disk: {base: 1Mi, perMinute: 5Mi}
        objects:
        - {apiVersion: v1, kind: ConfigMap, metadata: {name: api}}
        - apiVersion: apiextensions.k8s.io/v1
          kind: CustomResourceDefinition
          metadata: {name: widgets.example.com}
          spec: {group: example.com, scope: Namespaced, names: {kind: Widget, plural: widgets}, versions: [{name: v1, served: true, storage: true}]}
        - {apiVersion: example.com/v1, kind: Widget, metadata: {name: one}}
        settle: 10m
        steps:
        - {at: 90m, apply: {apiVersion: v1, kind: ConfigMap, metadata: {name: late}}}
        - {at: 0s, delete: Pod/api-*}
        - {at: 0s, drain: node-1}
        - {at: 1m, patch: {object: kube-system/Deployment/dns, with: {spec: {replicas: 3}}}}
        - {at: 90s, node: {name: node-1, does: fails}}
        - {at: 2m, image: {name: shop/api:1, program: {pull: {outcome: notFound}}}}
        duration: 1h30m
        policy: {mode: Observe}
        expect: {silence: true}
        """
}
