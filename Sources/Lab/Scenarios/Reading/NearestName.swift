/// Of names that are known, the one that a mistyped name was most likely meant to be.
package enum NearestName {
    /// - Returns: nil where none is near: most of its characters are others.
    package static func of(_ typed: String, among known: some Sequence<String>) -> String? {
        let scored = known.map { (name: $0, distance: distance($0.lowercased(), typed.lowercased())) }
        guard let best = scored.min(by: { ($0.distance, $0.name) < ($1.distance, $1.name) }) else { return nil }
        return best.distance * 2 <= max(best.name.count, typed.count) ? best.name : nil
    }

    /// How many characters must be put in, taken out or replaced: Levenshtein's distance.
    private static func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let replaced = diagonal + (right[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
