package import ModelExchange

/// A language model that is asked where the rules are unsure.
package struct ModelUnderTest: Sendable {
    package var model: any LanguageModel
    /// What it is asked for.
    package var roles: Set<ModelRole>

    package init(_ model: any LanguageModel, roles: Set<ModelRole>) {
        self.model = model
        self.roles = roles
    }

    /// The same, whose conversations are told apart from those of other trials, in recordings and budgets.
    func named(_ name: String) -> ModelUnderTest {
        ModelUnderTest(NamedConversations(model: model, name: name), roles: roles)
    }
}

private struct NamedConversations: LanguageModel {
    let model: any LanguageModel
    let name: String

    func reply(to request: ModelRequest, as role: ModelRole) async throws -> ModelReply {
        var request = request
        request.conversation = "\(name)/\(request.conversation)"
        return try await model.reply(to: request, as: role)
    }
}
