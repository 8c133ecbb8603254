import Foundation

extension Settings {
    /// A value that a flag gives.
    package struct Flag: Hashable, Sendable {
        /// As the user typed it: `--journal`.
        package var flag: String
        /// The key that it sets: `journal.path`.
        package var key: String
        /// Nil where the flag is not given.
        package var value: String?

        package init(_ flag: String, key: String, value: String?) {
            self.flag = flag
            self.key = key
            self.value = value
        }
    }

    /// Reads the configuration: the file, over it the environment, over that the flags.
    ///
    /// - Parameters:
    ///   - file: Nil: `MIDWATCH_CONFIG`; without that, there is no file.
    ///   - flags: Later ones win.
    /// - Throws: A ``SettingsError`` that names the file with the line, the variable, or the flag.
    package static func load(
        file: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment, flags: [Flag] = []
    ) throws(SettingsError) -> Settings {
        var settings = Settings()
        if let path = file ?? environment[fileVariable] {
            let file = try SettingsFile(path: path)
            for (key, value) in file.values { try key.set(value, in: &settings) }
            if let models = file.models { settings.models = try ModelSettings(models, environment: environment) }
        }
        try settings.apply(environment: environment)
        for flag in flags {
            guard let value = flag.value else { continue }
            guard let key = SettingKey.all.first(where: { $0.name == flag.key }) else {
                throw SettingsError("\(flag.flag): there is no key \(flag.key)")
            }
            try key.set(SettingValue(text: value, origin: flag.flag), in: &settings)
        }
        return settings
    }

    /// The environment variable that names the configuration file.
    package static let fileVariable = "MIDWATCH_CONFIG"

    /// The variables that look like settings and are none, each with the one that was most likely meant.
    package static func unknownVariables(in environment: [String: String]) -> [(name: String, nearest: String)] {
        let known = Set(SettingKey.all.map(\.variable) + [fileVariable, CrashInjection.variable])
        // Kubernetes puts the addresses of a service named `midwatch` into the environment of each pod beside it.
        let foreign = ["MIDWATCH_SERVICE_", "MIDWATCH_PORT"]
        return environment.keys.sorted().filter { name in
            name.hasPrefix("MIDWATCH_") && !known.contains(name) && !foreign.contains { name.hasPrefix($0) }
        }.map { name in
            let key = name.dropFirst("MIDWATCH_".count).lowercased().replacing("_", with: ".")
            let nearest = SettingKey.nearest(to: key)
            return (
                name, SettingKey.all.first { $0.name == nearest }?.variable ?? "MIDWATCH_\(nearest.uppercased())_..."
            )
        }
    }

    private mutating func apply(environment: [String: String]) throws(SettingsError) {
        let known = Dictionary(SettingKey.all.map { ($0.variable, $0) }, uniquingKeysWith: { first, _ in first })
        for (variable, text) in environment.sorted(by: { $0.key < $1.key })
        where variable.hasPrefix("MIDWATCH_") && variable != Self.fileVariable {
            guard let key = known[variable] else { continue }
            try key.set(SettingValue(text: text, origin: variable), in: &self)
        }
    }
}
