import Crypto
import Foundation
import ModelExchange

/// What makes two requests the same: SHA-256 over all that a model would see of it, the role, and the bounds of the
/// reply. The conversation's name is left out: it is not sent.
enum RequestDigest {
    static func hex(of request: ModelRequest, as role: ModelRole) -> String {
        var value = request.recorded
        if case .object(let members) = value { value = .object(members.filter { $0.name != "conversation" }) }
        let text = OrderedJSON.object([
            OrderedJSON.Member("role", .string(role.rawValue)), OrderedJSON.Member("request", value),
        ]).text
        return SHA256.hash(data: Data(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
