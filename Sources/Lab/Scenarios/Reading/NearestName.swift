internal import KubernetesModel

/// Of names that are known, the one that a mistyped name was most likely meant to be.
package enum NearestName {
    /// - Returns: nil where none is near: most of its characters are others.
    package static func of(_ typed: String, among known: some Sequence<String>) -> String? {
        let scored = known.map { (name: $0, distance: $0.lowercased().editDistance(to: typed.lowercased())) }
        guard let best = scored.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
        return best.distance * 2 <= max(best.name.count, typed.count) ? best.name : nil
    }
}
