import Evaluation
import Foundation

/// Where an evaluation's results are saved; those of an earlier one are replaced.
struct ResultFolder {
    private let path: String

    /// Makes the folder where there is none, before anything is examined.
    init(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandError("the folder \(path) cannot be made; name one that can be written")
        }
        self.path = path
    }

    func save(_ card: Scorecard, _ comparison: Comparison?) throws {
        try write(card.markdown, to: "scorecard.md")
        try write(try card.json(), to: "scorecard.json")
        try write(card.junit, to: "scorecard.xml")
        if let comparison { try write(comparison.markdown, to: "comparison.md") }
    }

    private func write(_ text: String, to name: String) throws {
        let file = try OutputFile("\(path)/\(name)", replacing: true)
        do {
            try file.write(text)
            try file.finish()
        } catch {
            file.discard()
            throw error
        }
    }
}
