import Foundation
import KubernetesModel
import ModelExchange

/// An error as a server tells it, in any of the vendors' shapes: some identifiers and a message.
///
/// They stand beside each other in `error` (OpenAI, Anthropic, Gemini, also alone in an array), or in the body itself
/// (AWS, vLLM, FastAPI); `error` alone may be the message (Ollama).
struct ServerError: Hashable {
    /// The vendor's identifiers in lower case, the most telling first.
    let identifiers: [String]
    /// What the server says about it, on one line; empty where it says nothing.
    let message: String
    /// The wait that the body asks for: Google's `RetryInfo`.
    let retryDelay: Duration?
    /// A status of HTTP that the body names.
    let status: Int?

    /// Reads an error that stands inside of `error`.
    ///
    /// - Returns: nil where there is none.
    init?(inside value: JSONValue) {
        guard let error = value["error"] ?? value[0]?["error"], error != .null else { return nil }
        self.init(error)
    }

    /// Reads the body of a response that is known to be an error.
    init(body value: JSONValue) {
        self = ServerError(inside: value) ?? ServerError(value)
    }

    /// Reads the error itself.
    init(_ error: JSONValue) {
        let details = error["details"]
        var identifiers = [details?["error_code"], error["code"], error["innererror"]?["code"]].map { $0?.stringValue }
        for detail in (details?.arrayValue ?? []).prefix(8) {
            identifiers.append(detail["reason"]?.stringValue)
            for violation in (detail["violations"]?.arrayValue ?? []).prefix(8) {
                identifiers.append(violation["quotaId"]?.stringValue)
            }
        }
        identifiers += ["status", "type", "__type"].map { error[$0]?.stringValue }
        self.identifiers = identifiers.compactMap { $0.map(Self.identifier) }.filter { !$0.isEmpty }
        let text =
            error.stringValue ?? error["message"]?.stringValue ?? error["Message"]?.stringValue
            ?? error["detail"]?.stringValue ?? error["detail"]?[0]?["msg"]?.stringValue
        message = ServerText.clean(text ?? "")
        retryDelay = details?.arrayValue?.prefix(8).lazy.compactMap { Self.delay($0["retryDelay"]) }.first
        status = [error["code"], error["status"]].lazy
            .compactMap { $0?.intValue ?? $0?.stringValue.flatMap(Int.init) }.first { 400..<600 ~= $0 }
    }

    /// The same error with an identifier from elsewhere, such as a header.
    func with(identifier: String?) -> ServerError {
        guard let identifier, case let word = Self.identifier(identifier), !word.isEmpty else { return self }
        return ServerError(
            identifiers: [word] + identifiers, message: message, retryDelay: retryDelay, status: status)
    }

    private init(identifiers: [String], message: String, retryDelay: Duration?, status: Int?) {
        self.identifiers = identifiers
        self.message = message
        self.retryDelay = retryDelay
        self.status = status
    }

    /// The identifier without what AWS puts around it, as in `com.amazon.coral#ValidationException:http://...`.
    private static func identifier(_ text: String) -> String {
        let name = text.prefix(200).prefix { $0 != ":" }.split(separator: "#").last ?? ""
        return String(name.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0)) })
    }

    /// A duration as protobuf's JSON has it: `26s`, `1.5s`.
    private static func delay(_ value: JSONValue?) -> Duration? {
        guard let text = value?.stringValue, text.hasSuffix("s"), let seconds = Double(text.dropLast()),
            seconds > 0, seconds < 1e9
        else { return nil }
        return .seconds(seconds)
    }
}
