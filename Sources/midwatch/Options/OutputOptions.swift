import ArgumentParser
import Presentation

/// How a command answers.
struct OutputOptions: ParsableArguments {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(name: .shortAndLong, help: "For people, or for scripts.")
    var output = Format.text

    /// Writes a value as JSON, or the text that people read.
    func write(_ value: some Encodable, text: () -> String) throws {
        switch output {
        case .text: Terminal.write(text())
        case .json: Terminal.write(try JSONView.text(value))
        }
    }
}
