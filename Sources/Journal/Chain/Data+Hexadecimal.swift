import Foundation

extension Data {
    /// The bytes as hexadecimal digits in lower case.
    var hexadecimal: String { map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
}
