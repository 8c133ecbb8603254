import Foundation
import Telemetry
import Testing

@testable import Operator

@Suite struct `The settings` {
    private func load(_ yaml: String, environment: [String: String] = [:], flags: [Settings.Flag] = []) throws
        -> Settings
    {
        let path = FileManager.default.temporaryDirectory.appending(path: "midwatch-\(UUID()).yaml").path
        try Data(yaml.utf8).write(to: URL(filePath: path))
        // What stays behind in the temporary directory harms nobody.
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try Settings.load(file: path, environment: environment, flags: flags)
    }

    private func message(_ yaml: String) -> String {
        do {
            var settings = Settings()
            for (key, value) in try SettingsFile(text: yaml, path: "midwatch.yaml").values {
                try key.set(value, in: &settings)
            }
            return ""
        } catch {
            return "\(error)"
        }
    }

    @Test func `a variable that looks like a setting and is none is told, with the one that was meant`() {
        let unknown = Settings.unknownVariables(in: [
            "MIDWATCH_NAMESPACES": "shop", "MIDWATCH_JOURNAL_PATH": "j", "MIDWATCH_CONFIG": "c",
            "MIDWATCH_SERVICE_HOST": "10.0.0.1", "MIDWATCH_PORT_8080_TCP": "tcp://10.0.0.1:8080", "HOME": "/",
        ])
        #expect(unknown.map(\.name) == ["MIDWATCH_NAMESPACES"])
        #expect(unknown.map(\.nearest) == ["MIDWATCH_NAMESPACE"])
    }

    @Test func `are built in where nothing is written`() throws {
        #expect(try Settings.load(environment: [:]) == Settings())
        #expect(try load("") == Settings())
        #expect(try load("journal:\n  path:\n") == Settings())
    }

    @Test func `come from the file, over it the environment, over that the flags`() throws {
        let yaml = """
            namespace: shop
            journal:
              path: /data/journal.sqlite
              maxAge: 30d
            http: {port: 9000}
            log: {level: debug, format: json}
            leaderElection: {enabled: false}
            """
        let settings = try load(
            yaml, environment: ["MIDWATCH_HTTP_PORT": "9001", "MIDWATCH_JOURNAL_MAX_AGE": "12h"],
            flags: [
                .init("--port", key: "http.port", value: "9002"), .init("--namespace", key: "namespace", value: nil),
            ])
        #expect(settings.namespace == "shop")
        #expect(settings.journal.path == "/data/journal.sqlite")
        #expect(settings.journal.maxAge == .seconds(12 * 3_600))
        #expect(settings.http.port == 9002)
        #expect(settings.log == Settings.Log(level: .debug, format: .json))
        #expect(!settings.leaderElection.enabled)
    }

    @Test(arguments: [
        ("journl:\n  path: a", "midwatch.yaml, line 2: there is no key journl; did you mean journal?"),
        ("journal:\n  pth: a", "midwatch.yaml, line 2: there is no key journal.pth; did you mean journal.path?"),
        ("port: 80", "midwatch.yaml, line 1: there is no key port; did you mean http.port?"),
        ("http:\n  port: many", "midwatch.yaml, line 2: http.port has to be a number from 1 to 65535, not \"many\""),
        ("http:\n  port: 70000", "midwatch.yaml, line 2: http.port has to be a number from 1 to 65535, not \"70000\""),
        ("http:\n  port: [1]", "midwatch.yaml, line 2: http.port has to be a number from 1 to 65535"),
        ("journal: x", "midwatch.yaml, line 1: journal has to be a section of keys"),
        ("- a", "midwatch.yaml, line 1: the configuration has to be a section of keys"),
        (
            "log:\n  level: loud",
            "midwatch.yaml, line 2: log.level has to be one of debug, info, warning, error, not \"loud\""
        ),
        (
            "journal:\n  maxAge: 30",
            "midwatch.yaml, line 2: journal.maxAge has to be a duration such as 90s, 10m, 12h or 30d, not \"30\""
        ),
        (
            "leaderElection:\n  enabled: perhaps",
            "midwatch.yaml, line 2: leaderElection.enabled has to be true or false, not \"perhaps\""
        ),
    ])
    func `that are wrong name the file, the line and the key`(yaml: String, expected: String) {
        #expect(message(yaml) == expected)
    }

    @Test func `that are no YAML are one error in one line`() {
        let text = message("journal: [")
        #expect(text.hasPrefix("the configuration midwatch.yaml is not YAML"))
        #expect(!text.contains("\n"))
    }

    @Test func `in the environment name their variable`() {
        #expect(throws: SettingsError("MIDWATCH_HTTP_PORT: http.port has to be a number from 1 to 65535, not \"x\"")) {
            try Settings.load(environment: ["MIDWATCH_HTTP_PORT": "x"])
        }
    }

    @Test func `leave alone what Kubernetes writes about a service of the same name`() throws {
        let environment = ["MIDWATCH_SERVICE_HOST": "10.0.0.1", "MIDWATCH_PORT": "tcp://10.0.0.1:8080"]
        #expect(try Settings.load(environment: environment) == Settings())
    }

    @Test func `that cannot be read say which file`() {
        let error = #expect(throws: SettingsError.self) {
            try Settings.load(file: "/nowhere/midwatch.yaml", environment: [:])
        }
        #expect(error?.message.contains("/nowhere/midwatch.yaml") == true)
    }

    @Test(arguments: SettingKey.all) func `write their built-in value so that it can be read back`(key: SettingKey)
        throws
    {
        guard !key.builtIn.isEmpty else { return }
        var settings = Settings()
        try key.set(SettingValue(text: key.builtIn, origin: "the built-in value"), in: &settings)
        #expect(settings == Settings())
    }
}

extension SettingKey: CustomTestStringConvertible {
    public var testDescription: String { name }
}
