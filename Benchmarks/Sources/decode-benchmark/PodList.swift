import Foundation
import KubernetesModel

/// A list of pods as an API server sends it, made chunk by chunk of one recorded pod: each has its own name and uid, and
/// ten after the other belong to one workload.
struct PodList {
    /// Names keep the length of the recorded one, so that there are that many of them.
    static let maximumCount = 80_000
    private static let chunkSize = 65_536

    private let format: WireFormat
    private let count: Int
    private let pod: [UInt8]
    private let names: [Range<Int>]
    private let workloads: [Range<Int>]
    private let uid: [Range<Int>]

    init(format: WireFormat, count: Int) {
        self.format = format
        self.count = count
        pod = format == .protobuf ? PackageResources.pod_pb : PackageResources.pod_json
        // app-1234-6d86f86c6b-12345
        names = Self.ranges(of: "6d86f86c6b-12345", suffix: 5, in: pod)
        workloads = Self.ranges(of: "app-1234", suffix: 4, in: pod)
        uid = Self.ranges(of: "e5b9d249-d74e-423b-a9e2-e61295a8e3d0", suffix: 5, in: pod)
    }

    /// Runs a closure with each chunk of the body.
    func forEachChunk(_ body: ([UInt8]) throws -> Void) throws {
        var chunk = head
        for index in 0..<count {
            if format == .json, index > 0 { chunk.append(UInt8(ascii: ",")) }
            chunk += itemHead + makePod(index)
            if chunk.count >= Self.chunkSize {
                try body(chunk)
                chunk.removeAll(keepingCapacity: true)
            }
        }
        try body(chunk + tail)
    }

    private var head: [UInt8] {
        switch format {
        case .json:
            return Array(#"{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":["#.utf8)
        case .protobuf:
            let type: [UInt8] = [0x0a, 2] + Array("v1".utf8) + [0x12, 7] + Array("PodList".utf8)
            let length = (itemHead.count + pod.count) * count
            return Array("k8s\0".utf8) + [0x0a, UInt8(type.count)] + type + [0x12] + Self.varint(length)
        }
    }

    private var tail: [UInt8] { format == .json ? Array("]}".utf8) : [] }

    private var itemHead: [UInt8] { format == .json ? [] : [0x12] + Self.varint(pod.count) }

    private func makePod(_ index: Int) -> [UInt8] {
        var bytes = pod
        func write(_ number: Int, to ranges: [Range<Int>]) {
            for range in ranges { bytes.replaceSubrange(range, with: Array("\(number)".utf8)) }
        }
        write(10_000 + index, to: names)
        write(1000 + index / 10, to: workloads)
        write(10_000 + index, to: uid)
        return bytes
    }

    /// Where the last digits of each occurrence of a text lie.
    private static func ranges(of text: String, suffix: Int, in bytes: [UInt8]) -> [Range<Int>] {
        let pattern = Array(text.utf8)
        return (0...(bytes.count - pattern.count)).compactMap { start in
            let end = start + pattern.count
            return bytes[start..<end].elementsEqual(pattern) ? end - suffix..<end : nil
        }
    }

    private static func varint(_ value: Int) -> [UInt8] {
        value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7f) | 0x80] + varint(value >> 7)
    }
}
