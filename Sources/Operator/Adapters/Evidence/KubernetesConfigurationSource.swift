import Evidence
import Foundation
import KubernetesClient
import KubernetesModel
import Synchronization

/// Names and times of ConfigMaps and Secrets through the Kubernetes client.
///
/// Of a ConfigMap the metadata is read, and of that the times are kept. Of a Secret not even the metadata is read, because
/// an annotation may hold the whole of it: only the table that `kubectl get` prints, with name and age. An installation
/// gives no right to that; without it nothing is known of Secrets, and it is not asked for again and again.
final class KubernetesConfigurationSource: ConfigurationSource {
    private let api: KubernetesAPI
    private let now: @Sendable () -> Date
    private let refusedAt = Mutex<Date?>(nil)

    /// Of one namespace.
    private static let maxPages = 5
    private static let pageSize = 200
    /// How many ConfigMaps are asked for one by one.
    private static let maxNamed = 20
    /// How long a refusal of Secrets counts, in seconds.
    private static let refusalMemory: TimeInterval = 3600

    private static let secrets = APIResource(group: "", versions: ["v1"], kind: "Secret", plural: "secrets")

    init(api: KubernetesAPI, now: @escaping @Sendable () -> Date = { Date() }) {
        self.api = api
        self.now = now
    }

    func configuration(
        kind: String, in namespace: String, named names: [String]
    ) async throws -> ConfigurationSurvey {
        kind == "Secret"
            ? try await secrets(in: namespace) : try await configMaps(in: namespace, named: names)
    }

    private func configMaps(in namespace: String, named names: [String]) async throws -> ConfigurationSurvey {
        do {
            var survey = ConfigurationSurvey(stamps: [])
            survey.reason = try await pages { options in
                let page = try await api.stamps(ConfigMap.resource, namespace: namespace, options: options)
                survey.stamps += page.items.map(ConfigurationStamp.init(configMap:))
                return page.continueToken
            }
            survey.isComplete = survey.reason == nil
            return survey
        } catch let error as KubernetesError where error.code == .forbidden {
            return try await configMaps(named: names, in: namespace)
        }
    }

    /// What an installation gives the right to: each that is known by its name.
    private func configMaps(named names: [String], in namespace: String) async throws -> ConfigurationSurvey {
        var survey = ConfigurationSurvey(stamps: [], isComplete: false, reason: "there is no right to list them")
        for name in names.prefix(Self.maxNamed) {
            do {
                let stamp = try await api.stamp(ConfigMap.resource, name: name, namespace: namespace)
                survey.stamps.append(ConfigurationStamp(configMap: stamp))
            } catch let error as KubernetesError where error.code == .notFound {
                survey.absent.append(name)
            }
        }
        return survey
    }

    private func secrets(in namespace: String) async throws -> ConfigurationSurvey {
        let refused = ConfigurationSurvey(
            stamps: [], isComplete: false, reason: "there is no right to list Secrets, and an installation gives none")
        let now = self.now()
        let isRefused = refusedAt.withLock { $0.map { now.timeIntervalSince($0) < Self.refusalMemory } ?? false }
        guard !isRefused else { return refused }
        do {
            var survey = ConfigurationSurvey(stamps: [])
            survey.reason = try await pages { options in
                let table = try await api.table(Self.secrets, namespace: namespace, options: options)
                survey.stamps += ConfigurationStamp.secrets(in: table, now: now)
                return table.continueToken
            }
            survey.isComplete = survey.reason == nil
            return survey
        } catch let error as KubernetesError where error.code == .forbidden {
            refusedAt.withLock { $0 = now }
            return refused
        }
    }

    /// Reads page by page, up to a bound.
    ///
    /// - Returns: Why there may be more, or nil where there is not.
    private func pages(_ read: (ListOptions) async throws -> String?) async throws -> String? {
        var options = ListOptions(limit: Self.pageSize)
        for _ in 0..<Self.maxPages {
            guard let token = try await read(options) else { return nil }
            options.continueToken = token
        }
        return "no more than \(Self.maxPages * Self.pageSize) are read"
    }
}

extension ConfigurationStamp {
    fileprivate init(configMap stamp: ObjectStamp) {
        self.init(kind: "ConfigMap", name: stamp.name, createdAt: stamp.createdAt, changedAt: stamp.changedAt)
    }

    /// The Secrets of a table. Its ages are words, so the times are about right.
    fileprivate static func secrets(in table: ServerTable, now: Date) -> [ConfigurationStamp] {
        let names = table.cells("Name") ?? []
        let ages = table.cells("Age") ?? []
        return names.enumerated().compactMap { index, name in
            name.stringValue.map { name in
                let age = index < ages.count ? ages[index].stringValue.flatMap(PrintedAge.seconds) : nil
                return ConfigurationStamp(
                    kind: "Secret", name: name, createdAt: age.map { now.addingTimeInterval(-$0) })
            }
        }
    }
}
