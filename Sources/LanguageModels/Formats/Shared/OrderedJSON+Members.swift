import Foundation
import ModelExchange

extension OrderedJSON {
    /// An object of those members that have a value.
    static func members(_ members: KeyValuePairs<String, OrderedJSON?>) -> OrderedJSON {
        .object(members.compactMap { name, value in value.map { Member(name, $0) } })
    }

    /// The value as the bytes of a request's body.
    var body: Data { Data(text.utf8) }
}

extension Sequence {
    /// The elements as JSON; nil for none, so that the member is left out.
    func jsonArray(_ transform: (Element) -> OrderedJSON) -> OrderedJSON? {
        let elements = map(transform)
        return elements.isEmpty ? nil : .array(elements)
    }
}

extension String {
    /// The text as JSON; nil for an empty one, so that the member is left out.
    var jsonUnlessEmpty: OrderedJSON? { isEmpty ? nil : .string(self) }

    /// The text with everything but letters, digits and `-._~` percent-encoded: a segment of a path (RFC 3986).
    func percentEncoded(keeping more: String = "") -> String {
        let kept = Set("-._~".utf8).union(more.utf8)
        var encoded = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where kept.contains(byte):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }
}
