import Foundation
import KubernetesModel

/// What was seen of one fault in two places.
///
/// The Lab shows every state. A real cluster that is busy passes over some, for the kubelet writes one status of two changes;
/// what it does show, and where it ends, is the same each time.
package struct SequenceComparison: Sendable {
    /// One line for each thing that differs and is not listed.
    package private(set) var disagreements: [String] = []
    /// What is listed and does not differ.
    package private(set) var obsolete: [String] = []

    /// - Parameters:
    ///   - expected: What was seen on the real cluster.
    ///   - actual: What was seen in the Lab, or on another real cluster.
    ///   - isLive: Whether it was seen on a real one.
    package init(
        _ fault: String, _ expected: [ObservedObject], _ actual: [ObservedObject], known: SequenceDifferences,
        isLive: Bool = false
    ) {
        var expectation = expected
        for difference in known.of(fault) {
            let places = expectation.indices.filter { expectation[$0].name == difference.object }
            let shown = places.map { difference.applied(to: expectation[$0]) }
            if shown.allSatisfy({ $0 == nil }) { obsolete.append("\(fault): \(difference.object)") }
            for case (let place, let shown?) in zip(places, shown) { expectation[place] = shown }
        }
        for name in Set((expectation + actual).map(\.name)).sorted() {
            let (wanted, got) = (expectation.filter { $0.name == name }, actual.filter { $0.name == name })
            if wanted == got || isLive && Self.passesOver(wanted, got) { continue }
            disagreements += Self.lines("\(fault): \(name)", wanted, got)
        }
    }

    /// Whether others went through what these did, less states that they do not show.
    private static func passesOver(_ all: [ObservedObject], _ some: [ObservedObject]) -> Bool {
        var rest = all.flatMap { Array(repeating: $0, count: $0.count) }
        for object in some.flatMap({ Array(repeating: $0, count: $0.count) }) {
            guard let place = rest.firstIndex(where: { $0.contains(object) }) else { return false }
            rest.remove(at: place)
        }
        return rest.isEmpty
    }

    private static func lines(_ place: String, _ wanted: [ObservedObject], _ got: [ObservedObject]) -> [String] {
        guard wanted.map(\.count) == got.map(\.count) else {
            return ["\(place): \(wanted.map(\.text)) there, \(got.map(\.text)) here"]
        }
        return zip(wanted, got).flatMap { wanted, got in
            [("states", wanted.states, got.states), ("events", wanted.events, got.events)]
                .filter { $0.1 != $0.2 }
                .map {
                    "\(place): \($0.0)\n  there \($0.1.joined(separator: "\n     -> "))\n  here  \($0.2.joined(separator: "\n     -> "))"
                }
        }
    }
}

extension ObservedObject {
    /// Whether another went through some of the same states, in their order, and, where it is a pod, came as far.
    fileprivate func contains(_ other: ObservedObject) -> Bool {
        var rest = states[...]
        for state in other.states {
            guard let place = rest.firstIndex(of: state) else { return false }
            rest = rest[(place + 1)...]
        }
        return (rest.isEmpty || !name.hasPrefix("Pod")) && events == other.events
    }

    fileprivate var text: String { "\(count) x \(states), \(events)" }
}
