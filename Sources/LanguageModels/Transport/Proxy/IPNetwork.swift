/// A network in CIDR notation: `10.96.0.0/12`.
struct IPNetwork: Hashable {
    private let address: IPAddress
    private let prefixLength: Int

    /// Reads a network; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(parts[0])), let length = Int(parts[1]),
            0...address.bytes.count * 8 ~= length
        else { return nil }
        self.address = address
        prefixLength = length
    }

    /// Whether an address of the same family lies in the network.
    func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        return (0..<prefixLength).allSatisfy { bit in
            let mask = UInt8(0x80) >> (bit % 8)
            return address.bytes[bit / 8] & mask == other.bytes[bit / 8] & mask
        }
    }
}
