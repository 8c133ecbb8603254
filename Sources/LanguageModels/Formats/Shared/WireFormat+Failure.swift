public import Foundation
import KubernetesModel
import ModelExchange

extension WireFormat {
    /// What a response with another status than 2xx means, by the rules of the vendors' own clients: 408, 409, 429 and
    /// 5xx are worth a retry, but never where money, a key or a quota of the day is the matter, or a filter refuses.
    ///
    /// The headers that speak of retries, `retry-after`, `retry-after-ms` and `x-should-retry`, are every vendor's and
    /// are the transport's to read; what a body says of a wait is in the error.
    public func failure(status: Int, headers: WireHeaders, body: Data) -> WireFailure {
        let body = ResponseBody(body)
        let server = ServerError(body: body.json ?? .null).with(identifier: headers["x-amzn-errortype"])
        let code = server.code(status: status)
        let isTemporary = [408, 409, 429].contains(status) || status >= 500
        let isHopeless = server.isRefusal || server.isDailyQuota || [.spendLimit, .unauthorized].contains(code)
        let said = server.message.isEmpty ? body.description : server.message
        return WireFailure(
            ModelError(
                server.isRefusal ? .invalidRequest : code,
                "\(provider): HTTP \(status)\(name(of: server)): \(said)\(remedy(for: code, status: status))",
                retryAfter: server.retryDelay),
            isWorthRetrying: isTemporary && !isHopeless,
            refusal: server.isRefusal ? said : nil)
    }

    /// The reply that an error is that came after a status of success: OpenAI tells refusals so.
    ///
    /// - Throws: A ``ModelError`` for an error that is no refusal.
    func reply(from error: ServerError, draft: ReplyDraft) throws(ModelError) -> ModelReply {
        guard error.isRefusal else { throw self.error(from: error) }
        return draft.reply(.refused(error.message.isEmpty ? "the provider's content filter" : error.message))
    }

    /// What an error that came after a status of success means.
    func error(from server: ServerError) -> ModelError {
        let said = server.message.isEmpty ? "without a word of explanation" : server.message
        let code = server.code(status: nil)
        return ModelError(
            code,
            "\(provider): an error inside of the answer\(name(of: server)): \(said)\(remedy(for: code, status: nil))",
            retryAfter: server.retryDelay)
    }

    private func name(of server: ServerError) -> String { server.identifiers.first.map { " (\($0))" } ?? "" }

    private func remedy(for code: ModelError.Code, status: Int?) -> String {
        switch code {
        case .unauthorized: "; check the key and what it may use"
        case .spendLimit: "; the account's balance or limit of spending is used up"
        case .invalidRequest where status == 404: "; check the model's name and the address"
        default: ""
        }
    }
}
