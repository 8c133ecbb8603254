internal import APIMachinery
internal import Foundation
internal import HummingbirdCore
internal import KubernetesModel
internal import NIOCore

/// The subresource `log`: what a container wrote, and what it goes on to write.
struct Logging {
    let server: APIServer
    let path: ResourcePath

    private struct Wish: Sendable {
        let tail: Int?
        let limit: Int?
        let since: Date?
        let stamps: Bool
        let follows: Bool
        let previous: Bool
    }

    /// How long a follower waits before it looks again.
    private static let pause: Duration = .milliseconds(100)

    func answer(_ request: APIRequest) throws(APIError) -> Reply {
        let pod = try server.stored(path)
        let value = pod.value(path.kind, version: path.version)
        let wish = try wish(request.query)
        let isBound = !(value["spec"]?["nodeName"]?.stringValue ?? "").isEmpty
        let wanted = request.query["container"] ?? ""
        // Where nothing runs yet there is nothing to read.
        guard isBound || !wanted.isEmpty else { return Reply(status: 204, content: .bytes([])) }
        let container = try container(in: value, wanted)
        guard isBound else { return Reply(status: 204, content: .bytes([])) }
        try checkState(of: container, in: value, previous: wish.previous)
        let key = LogSource.Container(uid: pod.content.uid, name: container)
        guard let run = server.logs.run(key, previous: wish.previous) else {
            throw .badRequest(
                "previous terminated container \"\(container)\" in pod \"\(pod.content.name)\" not found")
        }
        guard wish.follows else {
            return Reply(contentType: "text/plain", content: .bytes(text(run, wish)))
        }
        return Reply(
            contentType: "text/plain", content: .stream { output in try await follow(key, run, wish, &output) })
    }

    @concurrent private func follow(
        _ key: LogSource.Container, _ first: LogSource.Run, _ wish: Wish,
        _ output: inout any ResponseBodyWriter
    ) async throws {
        try await output.write(ByteBuffer(bytes: text(first, wish)))
        var (run, seen) = (first, first.dropped + first.lines.count)
        while !run.isOver, !server.store.isClosed, server.store.place(uid: key.uid) != nil {
            try await Task.sleep(for: Self.pause)
            guard let next = server.logs.run(key, previous: false) else { return }
            let count = next.dropped + next.lines.count
            // Another run has begun.
            guard count >= seen else { return }
            let lines = next.lines.suffix(count - seen)
            if !lines.isEmpty { try await output.write(ByteBuffer(bytes: Self.bytes(lines, wish.stamps))) }
            (run, seen) = (next, count)
        }
    }

    private func text(_ run: LogSource.Run, _ wish: Wish) -> [UInt8] {
        var lines = run.lines[...]
        if let since = wish.since { lines = lines.drop { $0.time < since } }
        if let tail = wish.tail { lines = lines.suffix(tail) }
        let bytes = Self.bytes(lines, wish.stamps)
        return wish.limit.map { Array(bytes.prefix($0)) } ?? bytes
    }

    private static func bytes(_ lines: ArraySlice<LogSource.Line>, _ stamps: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            if stamps { bytes.append(contentsOf: "\(Timestamp(line.time).microText) ".utf8) }
            bytes.append(contentsOf: line.text.utf8)
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }

    private func wish(_ query: Query) throws(APIError) -> Wish {
        var problems: [FieldError] = []
        let tail = try query.number("tailLines")
        if let tail, tail < 0 {
            problems.append(.invalid("tailLines", .integer(tail), "must be greater than or equal to 0"))
        }
        let limit = try query.number("limitBytes")
        if let limit, limit < 1 { problems.append(.invalid("limitBytes", .integer(limit), "must be greater than 0")) }
        let seconds = try query.number("sinceSeconds")
        if let seconds, seconds < 1 {
            problems.append(.invalid("sinceSeconds", .integer(seconds), "must be greater than 0"))
        }
        if seconds != nil, query["sinceTime"] != nil {
            problems.append(
                .forbidden("[]", "at most one of `sinceTime` or `sinceSeconds` may be specified"))
        }
        guard problems.isEmpty else {
            throw .invalid(group: "", kind: "PodLogOptions", name: path.name ?? "", problems)
        }
        let since = query["sinceTime"].flatMap { Timestamp(parsing: $0)?.date }
        return Wish(
            tail: tail, limit: limit,
            since: seconds.map { server.now().addingTimeInterval(-Double($0)) } ?? since,
            stamps: query.flag("timestamps"), follows: query.flag("follow"), previous: query.flag("previous"))
    }

    // pkg/registry/core/pod/strategy.go, LogLocation.
    private func container(in pod: JSONValue, _ wanted: String?) throws(APIError) -> String {
        let names = { (member: String) in
            (pod["spec"]?[member]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
        }
        let (containers, others) = (names("containers"), names("initContainers") + names("ephemeralContainers"))
        if let wanted, !wanted.isEmpty {
            guard (containers + others).contains(wanted) else {
                throw .badRequest("container \(wanted) is not valid for pod \(pod.name)")
            }
            return wanted
        }
        guard containers.count == 1, let only = containers.first else {
            let hint = others.isEmpty ? "" : " or one of the init containers: [\(others.joined(separator: " "))]"
            throw .badRequest(
                "a container name must be specified for pod \(pod.name), choose one of: "
                    + "[\(containers.joined(separator: " "))]\(hint)")
        }
        return only
    }

    // The kubelet's validateContainerLogStatus.
    private func checkState(of container: String, in pod: JSONValue, previous: Bool) throws(APIError) {
        let statuses =
            (pod["status"]?["containerStatuses"]?.arrayValue ?? [])
            + (pod["status"]?["initContainerStatuses"]?.arrayValue ?? [])
        guard !previous, let status = statuses.first(where: { $0["name"]?.stringValue == container }),
            let reason = status["state"]?["waiting"]?["reason"]?.stringValue, status["lastState"]?["terminated"] == nil
        else { return }
        let what =
            switch reason {
            case "ErrImagePull": "image can't be pulled"
            case "ImagePullBackOff": "trying and failing to pull image"
            default: reason
            }
        throw .badRequest("container \"\(container)\" in pod \"\(pod.name)\" is waiting to start: \(what)")
    }
}
