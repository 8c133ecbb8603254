import ModelExchange

extension ModelTurn {
    /// Whose opaque parts a model's are. Another model of the same provider cannot read them either.
    static func owner(provider: String, model: String) -> String { "\(provider)/\(model)" }

    /// The parts to give back instead of text and calls; nil where there are none, or another one wrote them: a
    /// conversation may move to a fallback, which cannot read them.
    func opaqueParts(of format: some WireFormat, model: String) -> [OrderedJSON]? {
        let isOwn = opaqueOwner == Self.owner(provider: format.provider, model: model)
        return isOwn && !opaqueParts.isEmpty ? opaqueParts : nil
    }
}
