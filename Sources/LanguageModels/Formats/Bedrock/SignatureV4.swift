import Crypto
public import Foundation

/// Signs a call as AWS wants it: Signature Version 4 in headers, with a hash of the body. Pure.
public struct SignatureV4: Hashable, Sendable {
    private static let algorithm = "AWS4-HMAC-SHA256"

    /// `eu-central-1` ...
    public var region: String
    /// The service's name in signatures.
    public var service: String

    public init(region: String, service: String = "bedrock") {
        self.region = region
        self.service = service
    }

    /// The headers that make a call one of whoever has the key: `authorization`, `x-amz-date`, and with a temporary key
    /// `x-amz-security-token`. All headers of the call are signed, so that none may change afterwards.
    ///
    /// - Parameters:
    ///   - call: The call; its path is the whole path of the address.
    ///   - host: What the `Host` header says.
    ///   - date: The time, which has to be right to some minutes.
    public func headers(
        for call: WireCall, host: String, at date: Date, credentials: AWSCredentials
    ) -> WireHeaders {
        let time = Self.timestamp(date)
        var added: WireHeaders = ["x-amz-date": time]
        added["x-amz-security-token"] = credentials.sessionToken?.exposed
        var signed = call.headers
        signed["host"] = host
        for (name, value) in added.sorted { signed[name] = value }

        let names = signed.sorted.map(\.name).joined(separator: ";")
        let canonical = [
            "POST", Self.canonicalPath(call.path), Self.canonicalQuery(call.query ?? ""),
            signed.sorted.map { "\($0.name):\(Self.trimmed($0.value))\n" }.joined(), names, Self.hash(call.body),
        ].joined(separator: "\n")
        let scope = [String(time.prefix(8)), region, service, "aws4_request"]
        let toSign = [
            Self.algorithm, time, scope.joined(separator: "/"), Self.hash(Data(canonical.utf8)),
        ].joined(separator: "\n")
        let key = scope.reduce(Data("AWS4\(credentials.secretAccessKey.exposed)".utf8)) { Self.mac($1, key: $0) }
        let signature = Self.hex(Self.mac(toSign, key: key))
        added["authorization"] =
            "\(Self.algorithm) Credential=\(credentials.accessKeyID)/\(scope.joined(separator: "/")), "
            + "SignedHeaders=\(names), Signature=\(signature)"
        return added
    }

    /// `20150830T123600Z`.
    private static func timestamp(_ date: Date) -> String {
        date.formatted(
            Date.ISO8601FormatStyle(dateSeparator: .omitted, timeSeparator: .omitted, timeZone: .gmt))
    }

    /// The path, which is encoded already, encoded once more: the rule of all services but S3.
    private static func canonicalPath(_ path: String) -> String {
        path.isEmpty ? "/" : path.percentEncoded(keeping: "/")
    }

    private static func canonicalQuery(_ query: String) -> String {
        query.split(separator: "&").map { $0.contains("=") ? String($0) : "\($0)=" }.sorted().joined(separator: "&")
    }

    /// A header's value without spaces around it, and with one in the place of several.
    private static func trimmed(_ value: String) -> String {
        value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func hash(_ data: Data) -> String { hex(SHA256.hash(data: data)) }

    private static func mac(_ text: String, key: Data) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: key)))
    }

    private static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0\(digits)" : digits
        }.joined()
    }
}
