import Foundation

/// The Lab with 50,000 pods, asked over HTTP and TLS as any client asks it, by another process.
///
///     lab-benchmark MIDWATCH [PODS]     the program to serve the Lab, and how many pods it shall hold
@main
struct LabBenchmark {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 2, let pods = arguments.count > 2 ? Int(arguments[2]) : 50_000, pods >= 1000 else {
            FileHandle.standardError.write(Data("usage: lab-benchmark MIDWATCH [PODS, at least 1000]\n".utf8))
            exit(2)
        }
        let lab = try await ServedLab(program: arguments[1])
        do {
            try await measure(Load(lab: lab, pods: pods))
        } catch {
            try await lab.stop()
            throw error
        }
        try await lab.stop()
    }

    private static func measure(_ load: Load) async throws {
        let lab = load.lab
        let empty = lab.residentMegabytes
        var usage = lab.processorSeconds
        let created = try await load.create()
        print("create: \(load.pods) pods of \(PodBody.size) bytes as sent, \(Figure.rate(created)) a second")
        print("memory: \(Figure.megabytes(lab.residentMegabytes)), \(Figure.megabytes(empty)) when empty")

        let lists = try await load.list(times: 9)
        print(
            "list: \(lists.count) pods of one namespace, \(Figure.megabytes(lists.megabytes)), "
                + "median of \(lists.seconds.count): \(Figure.milliseconds(Figure.median(lists.seconds)))")

        usage = lab.processorSeconds
        let most = try await load.update(for: 10, atMost: nil, watches: 0)
        print("updates, as many as go: \(most.text), \(cores(since: usage, lab, most.seconds)) cores")

        usage = lab.processorSeconds
        let steady = try await load.update(for: 20, atMost: 500, watches: 10)
        print(
            "updates, 500 a second, 10 watches of all pods: \(steady.text), "
                + "\(cores(since: usage, lab, steady.seconds)) cores")
        print("watches: \(steady.seen) events, \(Figure.latencies(steady.delays)) from the patch to the event")
        print("memory: \(Figure.megabytes(lab.residentMegabytes)), at most \(Figure.megabytes(lab.peakMegabytes))")
    }

    private static func cores(since usage: Double, _ lab: ServedLab, _ seconds: Double) -> String {
        String(format: "%.2f", (lab.processorSeconds - usage) / seconds)
    }
}
