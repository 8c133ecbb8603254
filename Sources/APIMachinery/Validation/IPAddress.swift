/// An IP address as Go's net.ParseIP reads it.
struct IPAddress: Hashable, Sendable {
    let isV4: Bool

    init?(_ text: String) {
        if Self.isV4(text) {
            isV4 = true
        } else if Self.isV6(text) {
            isV4 = false
        } else {
            return nil
        }
    }

    static func isCIDR(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])), let bits = Int(parts[1]) else {
            return false
        }
        return 0...(address.isV4 ? 32 : 128) ~= bits
    }

    private static func isV4(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                1...3 ~= part.utf8.count && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
                    && (Int(part) ?? 256) <= 255
            }
    }

    private static func isV6(_ text: String) -> Bool {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, text.utf8.count <= 45 else { return false }
        var groups = 0
        for (index, half) in halves.enumerated() where !half.isEmpty {
            let parts = half.split(separator: ":", omittingEmptySubsequences: false)
            for (place, part) in parts.enumerated() {
                if part.contains("."), index == halves.count - 1, place == parts.count - 1, isV4(String(part)) {
                    groups += 2
                } else if 1...4 ~= part.utf8.count, part.allSatisfy(\.isHexDigit), part.utf8.count == part.count {
                    groups += 1
                } else {
                    return false
                }
            }
        }
        return halves.count == 2 ? groups < 8 : groups == 8
    }
}
