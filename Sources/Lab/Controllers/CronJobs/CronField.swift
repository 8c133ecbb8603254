/// One field of a cron expression: the numbers that it names.
struct CronField: Hashable {
    /// Bit n: n is among them.
    private var bits: UInt64 = 0
    /// Whether it was written as a star: then the other of the two fields for days decides.
    private(set) var isAny = false

    /// What a field may hold.
    enum Unit: Hashable, CaseIterable {
        case minute, hour, dayOfMonth, month, dayOfWeek

        var bounds: ClosedRange<Int> {
            switch self {
            case .minute: 0...59
            case .hour: 0...23
            case .dayOfMonth: 1...31
            case .month: 1...12
            case .dayOfWeek: 0...6
            }
        }

        /// The names of the numbers from the lower bound on.
        var names: [String] {
            switch self {
            case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
            case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
            default: []
            }
        }
    }

    func contains(_ number: Int) -> Bool { (0...63).contains(number) && bits & (1 << UInt64(number)) != 0 }

    /// Reads a list of ranges with steps: `0-30/10,45`, `mon-fri`, `*`.
    init(parsing text: some StringProtocol, _ unit: Unit) throws(CronError) {
        for range in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = range.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count <= 2, let span = parts.first else { throw CronError("too many slashes: \(range)") }
            let step = try parts.count == 2 ? Self.number(parts[1], names: []) : 1
            let bounds = try Self.bounds(span, unit, isStepped: parts.count == 2, range: String(range))
            guard step > 0 else { throw CronError("step of range should be a positive number: \(range)") }
            if Self.isStar(span), step == 1 { isAny = true }
            for number in stride(from: bounds.lowerBound, through: bounds.upperBound, by: step) {
                bits |= 1 << UInt64(number)
            }
        }
    }

    private static func isStar(_ span: some StringProtocol) -> Bool { span == "*" || span == "?" }

    private static func bounds(
        _ span: some StringProtocol, _ unit: Unit, isStepped: Bool, range: String
    ) throws(CronError) -> ClosedRange<Int> {
        if isStar(span) { return unit.bounds }
        let ends = span.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let start = ends.first else { throw CronError("too many hyphens: \(range)") }
        let first = try number(start, names: unit.names, from: unit.bounds.lowerBound)
        // `5/10` goes on to the end.
        let last =
            try ends.count == 2
            ? number(ends[1], names: unit.names, from: unit.bounds.lowerBound)
            : isStepped ? unit.bounds.upperBound : first
        guard first >= unit.bounds.lowerBound else {
            throw CronError("beginning of range (\(first)) below minimum (\(unit.bounds.lowerBound)): \(range)")
        }
        guard last <= unit.bounds.upperBound else {
            throw CronError("end of range (\(last)) above maximum (\(unit.bounds.upperBound)): \(range)")
        }
        guard first <= last else {
            throw CronError("beginning of range (\(first)) beyond end of range (\(last)): \(range)")
        }
        return first...last
    }

    private static func number(
        _ text: some StringProtocol, names: [String], from first: Int = 0
    ) throws(CronError) -> Int {
        if let index = names.firstIndex(of: text.lowercased()) { return first + index }
        guard let number = Int(text) else {
            throw CronError("failed to parse int from \(text): strconv.Atoi: parsing \"\(text)\": invalid syntax")
        }
        guard number >= 0 else { throw CronError("negative number (\(number)) not allowed: \(text)") }
        return number
    }
}

/// Why a cron expression is none, in the words of the parser that Kubernetes uses.
struct CronError: Error, Hashable {
    let message: String

    init(_ message: String) { self.message = message }
}
