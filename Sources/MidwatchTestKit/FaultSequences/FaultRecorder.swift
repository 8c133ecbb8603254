import AsyncHTTPClient
import Foundation
import KubernetesModel
import NIOHTTP1
import Synchronization

/// Plays a fault on an API server with a whole cluster behind it, and sees what becomes of it.
package final class FaultRecorder: Sendable {
    private let server: ServerUnderTest
    private let standIns: StandIns
    private let namespace: String
    private let observer = Mutex(FaultObserver())

    private init(_ fault: FaultFile, _ server: ServerUnderTest) throws {
        self.server = server
        standIns = try StandIns()
        namespace = "fault-\(fault.name)-\(String(UInt32.random(in: .min ... .max), radix: 36))"
    }

    /// Plays a fault in a namespace of its own, which is deleted at the end.
    package static func record(_ fault: FaultFile, on server: ServerUnderTest) async throws -> [ObservedObject] {
        let recorder = try FaultRecorder(fault, server)
        let path = "/api/v1/namespaces/\(recorder.namespace)"
        try await recorder.send("POST", "/api/v1/namespaces", ["metadata": ["name": .string(recorder.namespace)]])
        do {
            try await recorder.play(fault)
        } catch {
            // What went wrong is to be told, whatever becomes of the namespace.
            try? await recorder.send("DELETE", path)
            throw error
        }
        let observed = recorder.observer.withLock(\.observed)
        try await recorder.send("DELETE", path)
        return observed
    }

    private func play(_ fault: FaultFile) async throws {
        try await awaitServiceAccount()
        try await withThrowingTaskGroup { group in
            for kind in ["Pod", "Event", "PersistentVolumeClaim"] { try await watch(kind, of: "v1", in: &group) }
            for kind in ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"] {
                try await watch(kind, of: "apps/v1", in: &group)
            }
            try await watch("Job", of: "batch/v1", in: &group)
            group.addTask { [self] in try await write(fault) }
            // The watches end with an error alone.
            try await group.next()
            group.cancelAll()
        }
    }

    private func watch(
        _ kind: String, of apiVersion: String, in group: inout ThrowingTaskGroup<Void, any Error>
    ) async throws {
        let path = path(apiVersion, kind)
        let response = try await server.send(Step.Request(method: "GET", path: path, query: ["watch": "true"]))
        guard response.status == .ok else { throw TestFailure("\(path) cannot be watched: \(response.status)") }
        group.addTask { [self] in
            var body = WatchBody(response.body)
            while let event = try await body.next() {
                guard var object = event["object"] else { continue }
                object["kind"] = .string(kind)
                observer.withLock { $0.see(object, isDeleted: event["type"] == "DELETED") }
            }
            throw TestFailure("the watch of \(path) ended")
        }
    }

    private func write(_ fault: FaultFile) async throws {
        for object in fault.objects { try await write(.create(object)) }
        let opening = ContinuousClock.now + fault.settle
        for step in fault.steps {
            try await Task.sleep(until: opening + step.at, clock: .continuous)
            try await write(step.write)
        }
        let last = fault.steps.map(\.at).max() ?? .zero
        try await Task.sleep(until: opening + last + fault.duration, clock: .continuous)
    }

    private func write(_ write: FaultFile.Write) async throws {
        switch write {
        case .create(let object): try await send("POST", path(of: object), standIns.replacingImages(in: object))
        case .patch(let object, let patch):
            try await send(
                "PATCH", namedPath(of: object), standIns.replacingImages(in: patch),
                type: "application/strategic-merge-patch+json")
        case .delete(let object): try await send("DELETE", namedPath(of: object))
        }
    }

    /// No pod is let in before its namespace has one.
    private func awaitServiceAccount() async throws {
        let request = Step.Request(method: "GET", path: path("v1", "ServiceAccount") + "/default")
        let deadline = ContinuousClock.now + .seconds(20)
        while try await server.answer(request).status != 200 {
            guard ContinuousClock.now < deadline else { throw TestFailure("\(namespace) has no service account") }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private func send(_ method: String, _ path: String, _ body: JSONValue? = nil, type: String? = nil) async throws {
        var request = Step.Request(method: method, path: path, body: body.map(Step.Request.Body.json))
        if let type { request.headers["Content-Type"] = type }
        let answer = try await server.answer(request)
        guard 200..<300 ~= answer.status else {
            throw TestFailure("\(method) \(path): \(answer.status) \(answer.body.compactText)")
        }
    }

    private func path(of object: JSONValue) -> String {
        path(object["apiVersion"]?.stringValue ?? "", object["kind"]?.stringValue ?? "")
    }

    private func namedPath(of object: JSONValue) -> String {
        "\(path(of: object))/\(object[path: "metadata", "name"]?.stringValue ?? "")"
    }

    /// All kinds that faults are made of have regular plurals.
    private func path(_ apiVersion: String, _ kind: String) -> String {
        let group = apiVersion.contains("/") ? "apis" : "api"
        return "/\(group)/\(apiVersion)/namespaces/\(namespace)/\(kind.lowercased())s"
    }
}
