import Crypto
import Foundation

/// SHA-256 in hexadecimal digits.
enum Digest {
    static func full(of bytes: some DataProtocol) -> String {
        SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
    }

    /// The first digits: enough to tell apart what lies in one namespace.
    static func short(of text: String, length: Int) -> String {
        String(full(of: Data(text.utf8)).prefix(length))
    }
}
