import Foundation
import KubernetesModel

/// How fast a list of pods is decoded, and how much memory the pods take: one format a run, so that the memory of the
/// one does not hide in that of the other.
@main struct DecodeBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let format = ["protobuf": WireFormat.protobuf, "json": .json][name],
            let count = Int(arguments.dropFirst().first ?? "20000"), 1...PodList.maximumCount ~= count
        else {
            FileHandle.standardError.write(Data("usage: decode-benchmark protobuf|json [pods, at most 80000]\n".utf8))
            exit(2)
        }

        let list = PodList(format: format, count: count)
        var decoder = ListDecoder<Pod>(format: format)
        let clock = ContinuousClock()
        var time = Duration.zero
        var bytes = 0
        let before = ResidentMemory.now
        try list.forEachChunk { chunk in
            bytes += chunk.count
            time += try clock.measure {
                try chunk.withUnsafeBytes { try decoder.append($0) }
            }
        }
        let pods = try decoder.finish().items
        let after = ResidentMemory.now
        guard pods.count == count else { throw WireError(.malformed, "\(pods.count) pods came out of \(count)") }

        let seconds = time / .seconds(1)
        print(
            String(
                format: "%@: %d pods, %.1f MB in %.3f s: %.0f MB/s, %.1f us a pod; %d bytes resident a pod", name,
                count,
                Double(bytes) / 1e6, seconds, Double(bytes) / 1e6 / seconds, seconds * 1e6 / Double(count),
                (after - before) / count))
        // The pods have to live up to here, or their memory is not measured.
        withExtendedLifetime(pods) {}
    }
}
