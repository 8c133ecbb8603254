extension SettingKey {
    /// The name of the key, or of the section of keys, that a mistyped one was most likely meant to be.
    static func nearest(to name: String) -> String {
        let sections = all.map(\.name).filter { $0.contains(".") }.map { String($0.prefix { $0 != "." }) }
        return (all.map(\.name) + sections).min { editDistance($0, name) < editDistance($1, name) } ?? ""
    }

    /// How many characters must be put in, taken out or replaced (Levenshtein's distance), case aside. A name is also
    /// compared without its section, because that is what people forget.
    private static func editDistance(_ name: String, _ typed: String) -> Int {
        let typed = typed.lowercased()
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return min(distance(name.lowercased(), typed), distance(last.lowercased(), typed) + 1)
    }

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
