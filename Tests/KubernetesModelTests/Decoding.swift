import Foundation
import KubernetesModel

extension ListDecoder {
    /// Decodes a whole body, fed in chunks.
    static func decode(_ chunks: some Sequence<Data>, format: WireFormat, limit: Int = 1 << 20) throws -> ObjectList<
        Object
    > {
        var decoder = ListDecoder(format: format, maximumObjectSize: limit)
        for chunk in chunks { try chunk.withUnsafeBytes { try decoder.append($0) } }
        return try decoder.finish()
    }
}

extension WatchDecoder {
    /// Decodes a whole stream, fed in chunks.
    static func decode(_ chunks: some Sequence<Data>, format: WireFormat, limit: Int = 1 << 20) throws -> [WatchEvent<
        Object
    >] {
        var decoder = WatchDecoder(format: format, maximumObjectSize: limit)
        var events: [WatchEvent<Object>] = []
        for chunk in chunks { events += try chunk.withUnsafeBytes { try decoder.append($0) } }
        try decoder.finish()
        return events
    }
}

extension Data {
    /// The data in chunks of one size, the last one smaller.
    func chunks(of size: Int) -> [Data] {
        stride(from: 0, to: count, by: size).map { Data(self[$0..<Swift.min($0 + size, count)]) }
    }

    /// Each way to cut the data in two.
    var splits: [[Data]] { (0...count).map { [Data(prefix($0)), Data(dropFirst($0))] } }
}
