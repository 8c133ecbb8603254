/// How the values of one type are read and written.
struct SettingFormat<Value>: Sendable {
    /// What a value looks like, to follow "has to be".
    var expectation: String
    var read: @Sendable (String) -> Value?
    var write: @Sendable (Value) -> String
}

extension SettingFormat where Value == String {
    static let text = SettingFormat(
        expectation: "a text", read: { $0.isEmpty ? nil : $0 }, write: { $0 })
}

extension SettingFormat where Value == String? {
    static let optionalText = SettingFormat(expectation: "a text", read: { $0.isEmpty ? nil : $0 }, write: { $0 ?? "" })
}

extension SettingFormat where Value == Bool {
    static let flag = SettingFormat(
        expectation: "true or false", read: { Bool($0) }, write: { "\($0)" })
}

extension SettingFormat where Value == Int {
    static func number(_ range: ClosedRange<Int>) -> SettingFormat {
        SettingFormat(
            expectation: "a number from \(range.lowerBound) to \(range.upperBound)",
            read: { Int($0).flatMap { range.contains($0) ? $0 : nil } }, write: { "\($0)" })
    }
}

extension SettingFormat where Value == Double {
    /// Money, or another amount that is not negative.
    static let amount = SettingFormat(
        expectation: "a number that is not negative, such as 2.5",
        read: { Double($0).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } }, write: { "\($0)" })
}

extension SettingFormat where Value == Duration {
    static let duration = SettingFormat(
        expectation: "a duration such as 90s, 10m, 12h or 30d",
        read: { Duration(settingText: $0) }, write: { $0.settingText })
}

extension SettingFormat where Value: CaseIterable & RawRepresentable<String> & Sendable {
    static func choice() -> SettingFormat {
        let names = Value.allCases.map(\.rawValue)
        return SettingFormat(
            expectation: "one of \(names.joined(separator: ", "))", read: { Value(rawValue: $0) },
            write: { $0.rawValue })
    }
}

extension Duration {
    private static let units: [(name: Character, seconds: Int)] = [("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)]

    /// Reads one number with a unit: `90s`, `10m`, `12h`, `30d`.
    package init?(settingText text: String) {
        guard let unit = Self.units.first(where: { $0.name == text.last }), let count = Int(text.dropLast()),
            count >= 0,
            case (let seconds, let overflow) = count.multipliedReportingOverflow(by: unit.seconds), !overflow
        else { return nil }
        self = .seconds(seconds)
    }

    /// The duration with the largest unit that fits, in whole seconds.
    var settingText: String {
        let seconds = Int(components.seconds)
        let unit = Self.units.first { seconds != 0 && seconds.isMultiple(of: $0.seconds) } ?? ("s", 1)
        return "\(seconds / unit.seconds)\(unit.name)"
    }
}
