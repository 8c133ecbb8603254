import Foundation
import KubernetesModel
import Testing

@testable import Lab

struct TableTests {
    @Test(
        "An age is told as kubectl tells it",
        arguments: [
            (0, "0s"), (119, "119s"), (120, "2m"), (125, "2m5s"), (599, "9m59s"), (600, "10m"), (10_799, "179m"),
            (10_800, "3h"), (10_860, "3h1m"), (86_400, "24h"), (172_800, "2d"), (180_000, "2d2h"), (691_200, "8d"),
            (63_072_000, "2y"), (-5, "<invalid>"),
        ])
    func age(seconds: Int, text: String) {
        #expect(Age.text(seconds: seconds) == text)
    }

    struct PodState: CustomTestStringConvertible {
        let status: String
        var ready = "0/1"
        var metadata: JSONValue = [:]
        let value: JSONValue

        var testDescription: String { status }
    }

    @Test(
        "A pod's status is the one that kubectl shows",
        arguments: [
            PodState(status: "Pending", value: ["phase": "Pending"]),
            PodState(
                status: "CrashLoopBackOff",
                value: [
                    "phase": "Running",
                    "containerStatuses": [["name": "main", "state": ["waiting": ["reason": "CrashLoopBackOff"]]]],
                ]),
            PodState(
                status: "OOMKilled",
                value: [
                    "phase": "Running",
                    "containerStatuses": [
                        ["name": "main", "state": ["terminated": ["reason": "OOMKilled", "exitCode": 137]]]
                    ],
                ]),
            PodState(
                status: "Running", ready: "1/1",
                value: [
                    "phase": "Running",
                    "containerStatuses": [["name": "main", "ready": true, "state": ["running": [:]]]],
                ]),
            PodState(
                status: "Init:CrashLoopBackOff",
                value: [
                    "phase": "Pending",
                    "initContainerStatuses": [["name": "init", "state": ["waiting": ["reason": "CrashLoopBackOff"]]]],
                ]),
            PodState(
                status: "Terminating", metadata: ["deletionTimestamp": "2026-01-01T00:00:00Z"],
                value: ["phase": "Running"]),
            PodState(status: "Evicted", value: ["phase": "Failed", "reason": "Evicted"]),
        ])
    func podStatus(_ state: PodState) {
        let pod: JSONValue = [
            "metadata": state.metadata, "status": state.value,
            "spec": ["containers": [["name": "main"]], "initContainers": [["name": "init"]]],
        ]
        #expect(PodCells(pod).status == state.status)
        #expect(PodCells(pod).ready == state.ready)
    }

    @Test(
        "A printer column's path leads to its values",
        arguments: [
            (".spec.size", ["3"]), (".spec.items[*].name", ["a", "b"]), (".spec.items[1].name", ["b"]),
            (#".spec.items[?(@.name=="a")].value"#, ["1"]), (#".metadata.annotations.example\.com/x"#, ["y"]),
            (".metadata.annotations['example.com/x']", ["y"]), (".spec.none", []),
        ])
    func path(text: String, values: [String]) {
        let object: JSONValue = [
            "metadata": ["annotations": ["example.com/x": "y"]],
            "spec": ["size": 3, "items": [["name": "a", "value": "1"], ["name": "b", "value": "2"]]],
        ]
        #expect(SimplePath(text).values(in: object).map { Cell.text($0) } == values)
    }

    @Test func `Every column of every kind stands an empty object`() {
        let kinds = KindRegistry()
        for kind in BuiltinKinds.all {
            for column in TableLayout.of(kind, version: kind.version, kinds: kinds).columns {
                _ = column.cell([:], Date(timeIntervalSince1970: 0))
            }
        }
    }
}
