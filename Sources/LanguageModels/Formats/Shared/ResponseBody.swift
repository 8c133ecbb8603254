import Foundation
import KubernetesModel
import ModelExchange

/// The body of a response of which it is not known yet whether it is the vendor's at all.
///
/// It describes itself without its contents, in case that it is not.
struct ResponseBody: CustomStringConvertible {
    let json: JSONValue?
    let description: String

    init(_ data: Data) {
        do {
            json = try JSONValue(parsing: data)
            description = "JSON without an explanation"
        } catch {
            json = nil
            description = Self.description(of: data, error: error)
        }
    }

    private static func description(of data: Data, error: WireError) -> String {
        // Enough for the head of a page.
        let start = String(decoding: data.prefix(4_096), as: UTF8.self)
        guard let first = start.first(where: { !$0.isWhitespace }) else { return "an empty body" }
        guard first == "<" else { return "a body that is no JSON (\(error.message))" }
        let title =
            start.range(of: "<title>", options: .caseInsensitive)
            .map { ServerText.clean(String(start[$0.upperBound...].prefix { $0 != "<" })) } ?? ""
        let page = title.isEmpty ? "an HTML page" : "the HTML page '\(title)'"
        return "\(page) and not the API's JSON; check the address and the proxies in front of it"
    }
}

extension WireFormat {
    /// The JSON of a successful response.
    ///
    /// - Throws: A ``ModelError`` for what is no JSON.
    func parsed(_ body: Data) throws(ModelError) -> JSONValue {
        let body = ResponseBody(body)
        guard let json = body.json else { throw invalid("the answer is \(body)") }
        return json
    }

    /// The JSON of one event of a stream.
    ///
    /// - Throws: A ``ModelError`` for what is no JSON.
    func parsed(_ event: ServerSentEvent) throws(ModelError) -> JSONValue {
        do {
            return try JSONValue(parsing: Data(event.data.utf8))
        } catch {
            throw invalid("an event of the answer is no JSON (\(error.message))")
        }
    }

    /// The same value.
    ///
    /// - Throws: A ``ModelError`` where it has an error inside.
    func checked(_ value: JSONValue) throws(ModelError) -> JSONValue {
        if let error = ServerError(inside: value) { throw self.error(from: error) }
        return value
    }

    /// What came is not what the vendor's API answers.
    func invalid(_ problem: String) -> ModelError {
        ModelError(.invalidResponse, "\(provider): \(problem)")
    }
}
