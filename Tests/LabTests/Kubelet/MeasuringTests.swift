import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct MeasuringTests {
    private func program(_ change: (inout Program.HTTPService) -> Void = { _ in }) -> Program {
        .with {
            var service = Program.HTTPService()
            change(&service)
            $0.serves = service
            $0.cpu = Program.CPUUse(use: Program.Growth(base: "50m"), perRequest: "5m")
        }
    }

    private func expose(_ name: String, in lab: KubeletLab, port: Int = 8080) throws {
        try lab.create(
            [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": .string(name), "namespace": "default"],
                "spec": ["ports": [["port": 80]]],
            ], ServiceEndpoints.services)
        try lab.create(
            [
                "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4",
                "metadata": [
                    "name": .string("\(name)-1"), "namespace": "default",
                    "labels": ["kubernetes.io/service-name": .string(name)],
                ],
                "ports": [["name": "", "port": .integer(port), "protocol": "TCP"]],
                "endpoints": [
                    [
                        "addresses": ["10.244.9.9"], "conditions": ["ready": true],
                        "targetRef": ["kind": "Pod", "name": .string(name), "namespace": "default"],
                    ]
                ],
            ], KubeletLab.slices)
    }

    private func counters(_ pod: String, in lab: KubeletLab) -> PodMeasurements.HTTP {
        lab.measurements.containers.first { $0.pod == pod }?.http ?? PodMeasurements.HTTP()
    }

    @Test func `A container's use is that of its program`() throws {
        let lab = try KubeletLab(["shop/web:1": program()])
        try lab.create(KubeletLab.pod())
        lab.advance(101.5)
        let web = try #require(lab.measurements.containers.first)
        #expect(web.memory == 32 * 1024 * 1024)
        #expect(web.cpu == 0.1)
        #expect(abs(web.cpuSeconds - 10) < 0.2)
        #expect(abs((web.http?.requests[200] ?? 0) - 1000) < 15)
        #expect(web.http?.buckets[.infinity] == web.http?.requests[200])
        let (fast, all) = (web.http?.buckets[0.025] ?? 0, web.http?.buckets[.infinity] ?? 1)
        #expect((0.6...0.7).contains(fast / all), "the median is 20 ms")
    }

    @Test func `The failures and the time of a callee become the caller's`() throws {
        let lab = try KubeletLab([
            "shop/web:1": program { $0.calls = ["payments"] },
            "payments:1": program {
                $0.errors = 0.25
                $0.latency = .milliseconds(300)
            },
        ])
        try lab.create(KubeletLab.pod("payments", image: "payments:1"))
        try expose("payments", in: lab)
        try lab.create(KubeletLab.pod())
        lab.advance(100)
        let before = counters("web", in: lab)
        let all = before.requests.values.reduce(0, +)
        #expect(abs((before.requests[500] ?? 0) / all - 0.25) < 0.01)
        #expect(abs(before.seconds / all - 0.32) < 0.01)
        // With nobody behind the service every request fails.
        try lab.access.update(ObjectKey(KubeletLab.slices, namespace: "default", name: "payments-1")) {
            $0["endpoints"] = []
        }
        lab.advance(100)
        let after = counters("web", in: lab)
        #expect((after.requests[500] ?? 0) - (before.requests[500] ?? 0) > 990)
        #expect(after.requests[200] == before.requests[200])
    }

    @Test func `Who asks on a port on which nobody listens fails`() throws {
        let lab = try KubeletLab(["shop/web:1": program { $0.calls = ["payments"] }, "payments:1": program()])
        try lab.create(KubeletLab.pod("payments", image: "payments:1"))
        try expose("payments", in: lab, port: 9999)
        try lab.create(KubeletLab.pod())
        lab.advance(30)
        let web = counters("web", in: lab)
        #expect(web.requests[200] ?? 0 == 0 && web.requests[500] ?? 0 > 200)
    }

    @Test func `Who hangs answers nobody from that moment on`() throws {
        var hanging = program()
        hanging.hangsAfter = .seconds(51)
        let lab = try KubeletLab(["shop/web:1": hanging])
        try lab.create(KubeletLab.pod())
        lab.advance(300)
        #expect(abs((counters("web", in: lab).requests[200] ?? 0) - 500) < 15)
    }

    @Test func `Lines are written when they are read, in their order`() throws {
        let chatty = Program.with {
            $0.log = [
                Program.LogLine(text: "tick", after: .seconds(1), every: .seconds(10)),
                Program.LogLine(text: "started"), Program.LogLine(text: "bye", isLastWord: true),
            ]
            $0.exit = Program.Exit(after: .seconds(35), code: 1)
        }
        let lab = try KubeletLab(["shop/web:1": chatty])
        try lab.create(KubeletLab.pod())
        lab.advance(14)
        #expect(lab.log() == ["started", "tick", "tick"])
        lab.advance(25)
        #expect(lab.log(previous: true) == ["started", "tick", "tick", "tick", "tick", "bye"])
        #expect(lab.log() == ["started", "tick"])
    }

    @Test(arguments: [(0.5, 0, 1), (0.9, 0.5, 5.5), (1, 1, 10), (3, 1, 90)])
    func `Beyond its share of the processor a program waits`(load: Double, share: Double, slowdown: Double) {
        let throttling = Throttling(demand: load * 0.2, limit: 0.2)
        #expect(abs(throttling.share - share) < 1e-6)
        #expect(abs(throttling.slowdown - slowdown) < 1e-6)
        #expect(slowdown == 1 || abs(Throttling.load(slowingBy: slowdown) - load) < 1e-6)
    }

    @Test func `The same half hour always has the same history, and passes in a moment`() throws {
        func history() throws -> [String] {
            let lab = try KubeletLab([
                "crash:1": .with { $0.exit = Program.Exit(after: .seconds(3), code: 1) },
                "unready:1": .with { $0.hangsAfter = .seconds(60) },
                "shop/web:1": program(),
            ])
            for number in 0..<20 { try lab.create(KubeletLab.pod("web-\(number)")) }
            try lab.create(KubeletLab.pod("crash", image: "crash:1"))
            let probe: JSONValue = ["readinessProbe": ["httpGet": ["path": "/", "port": 8080]]]
            try lab.create(KubeletLab.pod("unready", image: "unready:1", probe))
            lab.advance(1800)
            #expect(lab.container(of: "unready")["ready"] == false)
            return lab.events(of: "crash") + lab.events(of: "unready")
        }
        let start = ContinuousClock.now
        let first = try history()
        #expect(ContinuousClock.now - start < .seconds(10), "far above what it takes on a busy machine")
        #expect(try history() == first)
    }
}
