import Crypto
import Foundation

/// Gives a secret six digits that are the same wherever the same secret stands, and that tell nothing of it to whoever
/// has not the key.
struct Digester: Sendable, CustomReflectable {
    /// HMAC-SHA256 with the key already taken in, to be copied for each secret.
    private let empty: HMAC<SHA256>

    init(key: SymmetricKey) { empty = HMAC(key: key) }

    /// The digest of a secret that is at hand.
    func digits(of secret: ArraySlice<UInt8>) -> [UInt8] {
        var digest = Digest(hmac: empty)
        digest.append(secret)
        return digest.digits
    }

    /// A digest to which a secret is appended piece by piece.
    func makeDigest() -> Digest { Digest(hmac: empty) }

    /// Nothing of the key.
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension Digester {
    /// The digest of a secret that arrives in pieces.
    struct Digest: Sendable {
        fileprivate var hmac: HMAC<SHA256>

        /// As a buffer, which is taken in several times as fast as a slice.
        mutating func append(_ piece: ArraySlice<UInt8>) {
            piece.withUnsafeBytes { hmac.update(data: $0) }
        }

        /// The first 24 bits as hexadecimal digits.
        var digits: [UInt8] {
            var digits: [UInt8] = []
            digits.reserveCapacity(6)
            hmac.finalize().withUnsafeBytes { code in
                for byte in code.prefix(3) {
                    digits.append(Self.digit(byte >> 4))
                    digits.append(Self.digit(byte & 0xf))
                }
            }
            return digits
        }

        private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x61 + value - 10 }
    }
}
