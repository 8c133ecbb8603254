internal import Foundation
internal import KubernetesModel

/// How a container's run ended.
struct Termination: Hashable {
    var exitCode: Int
    var reason: String
    var message: String?
    var startedAt: Date
    var finishedAt: Date
    var containerID: String

    /// The reason that containerd gives: `Completed` for 0, else `Error`.
    init(exitCode: Int, reason: String? = nil, startedAt: Date, finishedAt: Date, containerID: String) {
        self.exitCode = exitCode
        self.reason = reason ?? (exitCode == 0 ? "Completed" : "Error")
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.containerID = containerID
    }

    var value: JSONValue {
        var value: JSONValue = [
            "exitCode": .integer(exitCode), "reason": .string(reason), "startedAt": .string(Timestamp(startedAt).text),
            "finishedAt": .string(Timestamp(finishedAt).text), "containerID": .string(containerID),
        ]
        value["message"] = message.map(JSONValue.string)
        return value
    }
}
