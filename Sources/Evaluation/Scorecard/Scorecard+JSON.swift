package import Foundation

extension Scorecard: Codable {
    private enum CodingKeys: String, CodingKey {
        case version, examinee, currency, summary, trials
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let version = try container.decode(Int.self, forKey: .version)
        guard version == Self.version else {
            throw DecodingError.dataCorruptedError(
                forKey: .version, in: container,
                debugDescription: "it is of version \(version), and version \(Self.version) is read here")
        }
        let trials = try container.decode([TrialResult].self, forKey: .trials)
        let names = Set(trials.map { "\($0.run) \($0.scenario)" })
        guard names.count == trials.count, trials.allSatisfy({ $0.run >= 1 }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .trials, in: container, debugDescription: "it has a trial twice, or one without a run")
        }
        // What the trials add up to is counted anew.
        self.init(
            examinee: try container.decode(String.self, forKey: .examinee),
            currency: try container.decode(String.self, forKey: .currency), trials: trials)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.version, forKey: .version)
        try container.encode(examinee, forKey: .examinee)
        try container.encode(currency, forKey: .currency)
        try container.encode(summary, forKey: .summary)
        try container.encode(trials, forKey: .trials)
    }

    /// The saved form: the same results give the same bytes.
    package func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// Reads the saved form.
    ///
    /// - Throws: A ``ScorecardError`` that says what is wrong with it.
    package init(json: Data) throws(ScorecardError) {
        do {
            self = try JSONDecoder().decode(Scorecard.self, from: json)
        } catch DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty {
            throw ScorecardError("is no scorecard that can be read: \(context.debugDescription)")
        } catch {
            throw ScorecardError("is no scorecard: make one with `midwatch eval --format json`")
        }
    }
}

/// What is wrong with a saved scorecard.
package struct ScorecardError: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
