import Foundation
import KubernetesModel

/// The documents that discovery reads, in the aggregated form (`apidiscovery.k8s.io`) and in the older ones.
enum DiscoveryDocuments {
    /// Asks for the aggregated form; a server that does not know it answers with the older one.
    static let accept =
        ["v2", "v2beta1"].map {
            "application/json;g=apidiscovery.k8s.io;v=\($0);as=APIGroupDiscoveryList"
        }.joined(separator: ",") + ",application/json"

    private struct Aggregated: Decodable {
        struct Group: Decodable {
            struct Metadata: Decodable { var name: String? }
            var metadata: Metadata?
            var versions: [Version]
        }

        struct Version: Decodable {
            var version: String
            var resources: [Resource]?
            /// `Current`, or `Stale` where the server behind it does not answer.
            var freshness: String?
        }

        struct Resource: Decodable {
            struct Subresource: Decodable {
                var subresource: String
                var responseKind: Kind?
            }

            var resource: String
            var subresources: [Subresource]?
        }

        struct Kind: Decodable { var version: String? }

        var items: [Group]
    }

    private struct CoreVersions: Decodable { var versions: [String] }

    private struct Groups: Decodable {
        struct Group: Decodable {
            struct Version: Decodable { var version: String }
            var name: String
            var versions: [Version]
        }

        var groups: [Group]
    }

    private struct ResourceList: Decodable {
        struct Resource: Decodable {
            var name: String
            var version: String?
        }

        var resources: [Resource]
    }

    /// Reads `/api` or `/apis`.
    static func catalog(_ body: Data, contentType: String, isCore: Bool) throws -> APICatalog {
        let decoder = JSONDecoder()
        var catalog = APICatalog()
        if contentType.contains("APIGroupDiscoveryList") {
            for group in try decoder.decode(Aggregated.self, from: body).items {
                for version in group.versions where version.freshness != "Stale" {
                    catalog.set(
                        resources(version),
                        of: APICatalog.GroupVersion(group: group.metadata?.name ?? "", version: version.version))
                }
            }
        } else if isCore {
            for version in try decoder.decode(CoreVersions.self, from: body).versions {
                catalog.add(APICatalog.GroupVersion(group: "", version: version))
            }
        } else {
            for group in try decoder.decode(Groups.self, from: body).groups {
                for version in group.versions {
                    catalog.add(APICatalog.GroupVersion(group: group.name, version: version.version))
                }
            }
        }
        return catalog
    }

    /// Reads the list of one version's resources in the older form.
    static func resources(_ body: Data, version: APICatalog.GroupVersion) throws -> APICatalog.Resources {
        let list = try JSONDecoder().decode(ResourceList.self, from: body)
        return Dictionary(
            list.resources.map { ($0.name, $0.version ?? version.version) }, uniquingKeysWith: { first, _ in first })
    }

    private static func resources(_ version: Aggregated.Version) -> APICatalog.Resources {
        var found: APICatalog.Resources = [:]
        for resource in version.resources ?? [] {
            found[resource.resource] = version.version
            for sub in resource.subresources ?? [] {
                found["\(resource.resource)/\(sub.subresource)"] = sub.responseKind?.version ?? version.version
            }
        }
        return found
    }
}
