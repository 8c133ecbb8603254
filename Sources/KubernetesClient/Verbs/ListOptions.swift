public import KubernetesModel

/// What a list is to hold.
public struct ListOptions: Hashable, Sendable {
    /// Conditions on labels, as the API writes them: `app=web,tier!=cache`.
    public var labelSelector: String?
    /// Conditions on fields: `involvedObject.uid=...`.
    public var fieldSelector: String?
    /// The most objects of one page; nil for all in one answer.
    public var limit: Int?
    /// The token of the page before.
    public var continueToken: String?
    /// `.none` for the newest state, `.any` for what the API server has in its cache.
    public var resourceVersion: ResourceVersion
    /// `NotOlderThan` or `Exact`.
    public var resourceVersionMatch: String?

    /// 500 is the size of client-go's pages.
    public init(
        labelSelector: String? = nil, fieldSelector: String? = nil, limit: Int? = 500, continueToken: String? = nil,
        resourceVersion: ResourceVersion = .none, resourceVersionMatch: String? = nil
    ) {
        self.labelSelector = labelSelector
        self.fieldSelector = fieldSelector
        self.limit = limit
        self.continueToken = continueToken
        self.resourceVersion = resourceVersion
        self.resourceVersionMatch = resourceVersionMatch
    }

    var query: [APIRequest.Parameter] {
        [
            ("labelSelector", labelSelector), ("fieldSelector", fieldSelector), ("limit", limit.map(String.init)),
            ("continue", continueToken),
            // A token says itself which version it continues.
            ("resourceVersion", resourceVersion.isEmpty || continueToken != nil ? nil : resourceVersion.text),
            ("resourceVersionMatch", continueToken != nil ? nil : resourceVersionMatch),
        ]
    }
}
