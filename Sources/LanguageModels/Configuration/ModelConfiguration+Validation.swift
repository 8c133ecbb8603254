import ModelExchange

extension ModelConfiguration {
    /// Finds what cannot be meant, before anything is made of it.
    ///
    /// - Throws: A ``ConfigurationProblem`` that says what to do.
    func validate() throws(ConfigurationProblem) {
        var names: Set<String> = []
        for provider in providers {
            guard names.insert(provider.name).inserted else {
                throw ConfigurationProblem("two providers are called \(provider.name); give one another name")
            }
            try provider.validate()
        }
        for role in ModelRole.allCases {
            for target in routes[role] ?? [] {
                try validate(target, of: role, providers: names)
            }
        }
        for (target, price) in prices where !price.isValid {
            throw ConfigurationProblem("the price of \(target) is negative or no number")
        }
        for cap in [budget.conversation, budget.hour, budget.day] {
            guard (cap.tokens ?? 0) >= 0, (cap.cost ?? 0) >= 0 else {
                throw ConfigurationProblem("a budget is negative; set it to 0 to allow nothing, or leave it out")
            }
        }
    }

    private func validate(
        _ target: ModelTarget, of role: ModelRole, providers: Set<String>
    ) throws(ConfigurationProblem) {
        guard providers.contains(target.provider) else {
            let known = providers.sorted().joined(separator: ", ")
            throw ConfigurationProblem(
                "the route of \(role.rawValue) names the provider \(target.provider), which is not configured; "
                    + (known.isEmpty ? "no provider is" : "there is \(known)"))
        }
        if budget.limitsCost, prices[target] == nil {
            throw ConfigurationProblem(
                "money is limited, but the price of \(target) is not known; set one, of 0 for a model of your own")
        }
    }
}

extension ProviderConfiguration {
    func validate() throws(ConfigurationProblem) {
        let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) }
        guard isName, !name.isEmpty else {
            throw ConfigurationProblem(
                "\(name.debugDescription) is no name for a provider: it may have letters, digits, dots, dashes and "
                    + "underscores")
        }
        if kind.needsCredential && key == nil && aws == nil {
            throw ConfigurationProblem("\(name): no key is configured; name the file or the variable that holds it")
        }
        if aws != nil && kind != .bedrock {
            throw ConfigurationProblem("\(name): requests can be signed for bedrock alone; set a key instead")
        }
        if key != nil && aws != nil {
            throw ConfigurationProblem("\(name): a key and AWS credentials are both configured; keep one of them")
        }
        if kind == .azureLegacy && apiVersion == nil {
            throw ConfigurationProblem("\(name): azure-legacy needs a version of the API, such as 2024-10-21")
        }
        if kind == .bedrock && region == nil {
            throw ConfigurationProblem("\(name): bedrock needs a region, such as eu-central-1")
        }
        for (header, value) in headers {
            let isHeader = header.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0)) }
            guard isHeader, !header.isEmpty, value.isHeaderText else {
                throw ConfigurationProblem("\(name): \(header.debugDescription) or its value is not a header")
            }
        }
        guard concurrency > 0, queue >= 0, retries.retries >= 0, circuit.failures > 0, limits.bytes > 0,
            [limits.connect, limits.answer, limits.silence, timeout].allSatisfy({ $0 > .zero })
        else { throw ConfigurationProblem("\(name): a limit is not above zero") }
    }

    /// Where requests go.
    func endpoint() throws(ConfigurationProblem) -> Endpoint {
        guard let text = address ?? kind.address ?? regionalAddress else {
            throw ConfigurationProblem("\(name): no address is configured; set one such as http://models.ai.svc:8000")
        }
        guard let endpoint = Endpoint(text) else {
            throw ConfigurationProblem(
                "\(name): the address is not http:// or https:// with a host, and without account, query or fragment")
        }
        return endpoint
    }

    private var regionalAddress: String? {
        kind == .bedrock ? region.map { "https://bedrock-runtime.\($0).amazonaws.com" } : nil
    }
}
