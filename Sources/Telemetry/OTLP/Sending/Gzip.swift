internal import CZlib

/// Compresses whole payloads.
enum Gzip {
    /// The format with gzip's header and checksum, and the largest window (zlib.h, `deflateInit2`).
    private static let windowBits: Int32 = 15 + 16
    /// zlib's default.
    private static let memoryLevel: Int32 = 8

    /// Compresses bytes as gzip (RFC 1952).
    ///
    /// - Throws: An ``ExportError`` where there is no memory for it.
    static func compress(_ bytes: [UInt8]) throws(ExportError) -> [UInt8] {
        var stream = z_stream()
        // zlib remembers where the stream lies and refuses one that has moved.
        let compressed = withUnsafeMutablePointer(to: &stream) { compress(bytes, with: $0) }
        guard let compressed else { throw ExportError("the payload cannot be compressed: zlib is out of memory") }
        return compressed
    }

    private static func compress(_ bytes: [UInt8], with stream: UnsafeMutablePointer<z_stream>) -> [UInt8]? {
        let started = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, windowBits, memoryLevel, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard started == Z_OK else { return nil }
        defer { deflateEnd(stream) }
        var isWhole = false
        // The bound is what the output needs at most, so that one call writes all of it.
        let capacity = Int(deflateBound(stream, UInt(bytes.count)))
        let compressed = [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
            bytes.withUnsafeBufferPointer { input in
                // zlib only reads its input, and lacks a `const` for it.
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                isWhole = deflate(stream, Z_FINISH) == Z_STREAM_END
            }
            count = output.count - Int(stream.pointee.avail_out)
        }
        return isWhole ? compressed : nil
    }
}
