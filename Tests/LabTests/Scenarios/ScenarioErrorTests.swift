import Testing

@testable import Lab

/// What people mistype in scenario files.
struct Mistake: Sendable, CustomTestStringConvertible {
    let yaml: String
    let error: String
    var testDescription: String { error }

    init(_ yaml: String, _ error: String) {
        self.yaml = yaml
        self.error = error
    }
}

@Suite struct `A scenario file that is wrong` {
    @Test(arguments: [
        Mistake("", "a.yaml: the file is empty"),
        Mistake(
            "[]",
            "a.yaml:1: a mapping with the keys title, kind, reference, nodes, images, objects, settle, steps, "
                + "duration, policy, expect is wanted here, not a list"),
        Mistake("title: x", "a.yaml:1: the key 'kind' is missing"),
        Mistake("title: x\nkind: fault\nstep: []", "a.yaml:3: step: there is no such key; did you mean 'steps'?"),
        Mistake("title: x\nkind: falt", "a.yaml:2: kind: there is no 'falt'; did you mean 'fault'?"),
        Mistake("title: [x]\nkind: fault", "a.yaml:1: title: a text is wanted here, not a list"),
        Mistake("title: x\ntitle: y\nkind: fault", "a.yaml:1: 'title' stands twice in one mapping; keep one of them"),
        Mistake(
            "a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b]\n"
                + "d: [*c, *c, *c, *c, *c, *c]",
            "a.yaml: its aliases stand for more than a scenario can be; write it out"),
        Mistake("title: 'x\nkind: fault", "a.yaml:2: this is no YAML: found unexpected end of stream"),
    ])
    func `the file as a whole`(mistake: Mistake) { expect(mistake.yaml, mistake.error) }

    @Test(arguments: [
        Mistake("images: {a:1: {redy: 3s}}", "images.a:1.redy: there is no such key; did you mean 'ready'?"),
        Mistake(
            "images: {a: {ready: 3}}",
            "images.a.ready: a duration such as 90s, 5m, 1h30m or 250ms, a year at most, is wanted here, not '3'"),
        Mistake(
            "images: {a: {pull: {outcome: missing}}}",
            "images.a.pull.outcome: there is no 'missing'; there are found, notFound, unauthorized, unreachable, "
                + "rateLimited"),
        Mistake(
            "images: {a: {memory: {base: lots}}}",
            "images.a.memory.base: a quantity such as 128Mi, 500m or 2 is wanted here, not 'lots'"),
        Mistake(
            "images: {a: {memory: {upTo: 1Gi}}}",
            "images.a.memory: 'upTo' bounds what grows; say with 'perMinute' how fast it does"),
        Mistake("images: {a: {exit: {code: 1}}}", "images.a.exit: the key 'after' is missing"),
        Mistake(
            "images: {a: {exit: {after: 1s, code: 700}}}",
            "images.a.exit.code: a whole number from 0 to 255 is wanted here, not '700'"),
        Mistake(
            "images: {a: {requires: [{otherwise: hangs}]}}",
            "images.a.requires[0]: what is required is one of 'env', 'file' and 'service'"),
        Mistake(
            "images: {a: {requires: [{env: A, port: 3, otherwise: hangs}]}}",
            "images.a.requires[0].port: 'port' goes with 'service'"),
        Mistake(
            "images: {a: {requires: [{env: A, otherwise: {after: 3s}}]}}",
            "images.a.requires[0].otherwise: say notReady, hangs, {exit: CODE, after: DURATION} or {errors: PART}"),
        Mistake(
            "images: {a: {requires: [{file: a.yaml, otherwise: hangs}]}}",
            "images.a.requires[0]: the path of a file begins with '/'"),
        Mistake("images: {a: {log: [{text: a, every: 0s}]}}", "images.a.log[0].every: it must be longer than 0s"),
        Mistake(
            "images: {a: {log: [{text: a, after: 1s, lastWord: true}]}}",
            "images.a.log[0]: a last word is written at the exit: it has neither 'after' nor 'every'"),
        Mistake(
            "images: {a: {serves: {errors: 2}}}",
            "images.a.serves.errors: a number from 0 to 1 is wanted here, not '2'"),
        Mistake("nodes: [{name: a}, {name: a}]", "nodes[1]: there is a node a already"),
        Mistake(
            "nodes: [{name: a, taints: [{key: b, effect: NoScedule}]}]",
            "nodes[0].taints[0].effect: there is no 'NoScedule'; did you mean 'NoSchedule'?"),
        Mistake("policy: Auto", "policy: a mapping is wanted here, not 'Auto'"),
    ])
    func `images and nodes`(mistake: Mistake) {
        expect("title: x\nkind: fault\n\(mistake.yaml)", "a.yaml:3: \(mistake.error)")
    }

    @Test(arguments: [
        Mistake("objects: [{kind: Pod}]", "objects[0]: an object has an 'apiVersion' and a 'kind'"),
        Mistake("objects: [{apiVersion: v1, kind: Pod}]", "objects[0]: the object has no metadata.name"),
        Mistake(
            "objects: [{apiVersion: apps/v1, kind: Deploymet, metadata: {name: a}}]",
            "objects[0]: there is no kind Deploymet; did you mean Deployment?"),
        Mistake(
            "objects: [{apiVersion: shop.example/v1, kind: Voucher, metadata: {name: a}}]",
            "objects[0]: there is no kind Voucher; define it with a CustomResourceDefinition, or use one of Kubernetes' own"
        ),
        Mistake(
            "objects: [{apiVersion: v1, kind: Deployment, metadata: {name: a}}]",
            "objects[0]: there is no Deployment in v1; did you mean apps/v1?"),
        Mistake(
            "objects: [{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {container: []}}]",
            "objects[0]: Pod a has fields that Kubernetes does not know: spec.container"),
        Mistake("steps: [{at: 1s}]", "steps[0]: a step has one of apply, patch, delete, image, node, drain"),
        Mistake(
            "steps: [{at: 1s, drain: node-1, delete: Pod/a}]",
            "steps[0]: a step has one of apply, patch, delete, image, node, drain"),
        Mistake(
            "steps: [{at: 1s, drain: node-7}]",
            "steps[0].drain: there is no node 'node-7'; there are node-1, node-2"),
        Mistake(
            "steps: [{at: 1s, delete: checkout}]",
            "steps[0].delete: an object is named as Deployment/checkout or NAMESPACE/Deployment/checkout, not 'checkout'"
        ),
        Mistake(
            "steps: [{at: 1s, delete: Deploy/checkout}]",
            "steps[0].delete: there is no kind Deploy; did you mean Deployment?"),
        Mistake(
            "steps: [{at: 1s, patch: {object: Pod/a, with: b}}]",
            "steps[0].patch.with: a mapping is wanted here, not 'b'"),
        Mistake(
            "steps: [{at: 1s, node: {name: node-1, does: fail}}]",
            "steps[0].node.does: there is no 'fail'; did you mean 'fails'?"),
    ])
    func `objects and steps`(mistake: Mistake) {
        expect("title: x\nkind: fault\n\(mistake.yaml)", "a.yaml:3: \(mistake.error)")
    }

    private func expect(_ yaml: String, _ message: String) {
        do {
            let scenario = try Scenario(name: "a", yaml: yaml, file: "a.yaml")
            Issue.record("it was read: \(scenario)")
        } catch {
            #expect("\(error)" == message)
        }
    }
}
