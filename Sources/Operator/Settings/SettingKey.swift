/// One key of the configuration: its name, what it means, and how its value is read.
package struct SettingKey: Sendable {
    /// As the file nests it: `journal.path`.
    package let name: String
    /// One sentence.
    package let summary: String
    /// What a value looks like: `a number from 1 to 65535`.
    package let expectation: String
    /// The built-in value as a file would write it; empty where there is none.
    package let builtIn: String

    private let apply: @Sendable (String, inout Settings) -> Bool

    /// The environment variable: `MIDWATCH_JOURNAL_PATH`.
    package var variable: String {
        "MIDWATCH_"
            + name.map { character in
                character == "." ? "_" : character.isUppercase ? "_\(character)" : character.uppercased()
            }.joined()
    }

    init<Value>(
        _ name: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ format: SettingFormat<Value>,
        _ summary: String
    ) {
        self.name = name
        self.summary = summary
        expectation = format.expectation
        builtIn = format.write(Settings()[keyPath: path])
        apply = { text, settings in
            guard let value = format.read(text) else { return false }
            settings[keyPath: path] = value
            return true
        }
    }

    /// Sets the key to a value.
    func set(_ value: SettingValue, in settings: inout Settings) throws(SettingsError) {
        guard apply(value.text, &settings) else {
            throw SettingsError("\(value.origin): \(name) has to be \(expectation), not \(value.text.debugDescription)")
        }
    }
}
