internal import KubernetesModel

/// What the scheduler asks of a PodDisruptionBudget.
struct DisruptionBudget: Sendable {
    let namespace: String
    let selector: JSONValue?
    var allowed: Int

    init(_ value: JSONValue) {
        namespace = value.namespace
        selector = value["spec"]?["selector"]
        allowed = value["status"]?["disruptionsAllowed"]?.intValue ?? 0
    }

    /// The pods, by uid, that budgets forbid to take away where the ones before them go.
    static func protected(_ pods: [SchedulingPod], by budgets: [DisruptionBudget]) -> Set<String> {
        var budgets = budgets
        var protected: Set<String> = []
        for pod in pods {
            for index in budgets.indices where budgets[index].covers(pod) {
                budgets[index].allowed -= 1
                if budgets[index].allowed < 0 { protected.insert(pod.uid) }
            }
        }
        return protected
    }

    private func covers(_ pod: SchedulingPod) -> Bool {
        namespace == pod.key.namespace && selector.map { LabelMatch.matches($0, pod.labels) } ?? false
    }
}
