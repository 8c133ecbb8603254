import KubernetesModel

extension SettingKey {
    /// The name of the key, or of the section of keys, that a mistyped one was most likely meant to be.
    static func nearest(to name: String) -> String {
        let sections = all.map(\.name).filter { $0.contains(".") }.map { String($0.prefix { $0 != "." }) }
        return (all.map(\.name) + sections).min { distance(of: $0, from: name) < distance(of: $1, from: name) } ?? ""
    }

    /// Case aside. A name is also compared without its section, because that is what people forget.
    private static func distance(of name: String, from typed: String) -> Int {
        let typed = typed.lowercased()
        let last = name.split(separator: ".").last.map(String.init) ?? name
        return min(name.lowercased().editDistance(to: typed), last.lowercased().editDistance(to: typed) + 1)
    }
}
