internal import Foundation
internal import KubernetesModel

/// What a StatefulSet is to be.
struct StatefulSetSpec: Hashable {
    let replicas: Int
    /// The number of the first pod.
    let start: Int
    /// Whether each pod waits for the one before it.
    let isOrdered: Bool
    let isUpdatedOnDeletion: Bool
    /// The pods from this number on are updated.
    let partition: Int
    let minReadySeconds: Int

    init(_ set: JSONValue) {
        let spec = set["spec"]
        replicas = spec?["replicas"]?.intValue ?? 1
        start = spec?["ordinals"]?["start"]?.intValue ?? 0
        isOrdered = spec?["podManagementPolicy"] != "Parallel"
        isUpdatedOnDeletion = spec?["updateStrategy"]?["type"] == "OnDelete"
        partition = spec?["updateStrategy"]?["rollingUpdate"]?["partition"]?.intValue ?? 0
        minReadySeconds = spec?["minReadySeconds"]?.intValue ?? 0
    }

    var ordinals: Range<Int> { start..<(start + max(0, replicas)) }

    /// The number of a pod by its name; nil: the name is none of the set's.
    static func ordinal(of pod: String, in set: String) -> Int? {
        guard pod.hasPrefix("\(set)-") else { return nil }
        let digits = pod.dropFirst(set.utf8.count + 1)
        guard !digits.isEmpty, digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
            return nil
        }
        return Int(digits)
    }
}
