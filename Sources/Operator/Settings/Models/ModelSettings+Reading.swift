import Foundation
import LanguageModels
import ModelExchange

extension ModelSettings {
    /// Reads the section `models`.
    ///
    /// - Parameter environment: Where the variables are looked up that keys are named by.
    init(_ section: SettingSection, environment: [String: String]) throws(SettingsError) {
        self.init()
        try section.allow(
            "fromEnvironment", "providers", "routes", "prices", "currency", "budgets", "recording")
        fromEnvironment = try section.value("fromEnvironment", .flag) ?? false
        for provider in try section.sections("providers") {
            providers.append(try ProviderConfiguration(provider, environment: environment))
        }
        for route in try section.lists("routes") {
            guard let role = ModelRole(rawValue: route.name) else {
                throw route.problem("has to be one of \(ModelRole.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            routes[role] = try route.texts.map { text throws(SettingsError) in
                guard let target = ModelTarget(text) else {
                    throw route.problem("has to be a list of PROVIDER/MODEL, not \(text.debugDescription)")
                }
                return target
            }
        }
        for price in try section.sections("prices") {
            guard let target = ModelTarget(price.key) else {
                throw price.problem("has to be named PROVIDER/MODEL")
            }
            prices[target] = try ModelPrice(price)
        }
        currency = try section.value("currency", .text) ?? currency
        recording = try section.value("recording", .text)
        if let budgets = try section.section("budgets") {
            try budgets.allow("incident", "hour", "day")
            budget = BudgetLimits(
                conversation: try BudgetLimits.Cap(budgets.section("incident")) ?? budget.conversation,
                hour: try BudgetLimits.Cap(budgets.section("hour")) ?? budget.hour,
                day: try BudgetLimits.Cap(budgets.section("day")) ?? budget.day)
        }
    }
}

extension ProviderConfiguration {
    fileprivate init(_ section: SettingSection, environment: [String: String]) throws(SettingsError) {
        try section.allow(
            "kind", "address", "keyFile", "keyVariable", "region", "apiVersion", "authorityFile", "timeout",
            "concurrency", "streaming", "headers", "accessKeyIDFile", "secretAccessKeyFile", "sessionTokenFile")
        guard let kind = try section.value("kind", SettingFormat<ProviderKind>.choice()) else {
            throw section.problem(
                "needs a kind: one of \(ProviderKind.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        self.init(section.key, kind: kind, address: try section.value("address", .text))
        key = try section.value("keyFile", .text).map { .file($0) }
        if let variable = try section.value("keyVariable", .text) {
            guard let text = environment[variable], !text.isEmpty else {
                throw section.problem("names the variable \(variable) for its key, which is not set")
            }
            key = .value(text, from: variable)
        }
        if let id = try section.value("accessKeyIDFile", .text),
            let secret = try section.value("secretAccessKeyFile", .text)
        {
            aws = AWSKeySources(
                accessKeyID: .file(id), secretAccessKey: .file(secret),
                sessionToken: try section.value("sessionTokenFile", .text).map { .file($0) })
        }
        region = try section.value("region", .text)
        apiVersion = try section.value("apiVersion", .text)
        authorityFile = try section.value("authorityFile", .text)
        timeout = try section.value("timeout", .duration) ?? timeout
        concurrency = try section.value("concurrency", .number(1...100)) ?? concurrency
        isStreaming = try section.value("streaming", .flag) ?? isStreaming
        for (name, value) in try section.section("headers")?.texts ?? [] { headers[name] = SecretText(value) }
    }
}

extension ModelPrice {
    fileprivate init(_ section: SettingSection) throws(SettingsError) {
        try section.allow("input", "cachedInput", "cacheWrite", "output")
        guard let input = try section.value("input", .amount), let output = try section.value("output", .amount) else {
            throw section.problem("needs the prices input and output, for a million tokens")
        }
        self.init(
            input: input, cachedInput: try section.value("cachedInput", .amount),
            cacheWrite: try section.value("cacheWrite", .amount), output: output)
    }
}

extension BudgetLimits.Cap {
    fileprivate init?(_ section: SettingSection?) throws(SettingsError) {
        guard let section else { return nil }
        try section.allow("tokens", "money")
        self.init(
            tokens: try section.value("tokens", .number(0...1_000_000_000_000)),
            cost: try section.value("money", .amount).map { Int(($0 * 1_000_000).rounded()) })
    }
}
