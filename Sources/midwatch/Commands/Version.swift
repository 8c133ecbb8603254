import ArgumentParser

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Prints the version.")

    func run() { Terminal.write("midwatch \(Midwatch.version)\n") }
}
