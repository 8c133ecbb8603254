import Incidents
package import KubernetesClient
package import KubernetesModel

/// Live reads through the Kubernetes client.
package struct KubernetesClusterReader: ClusterReader {
    private let api: KubernetesAPI
    private let maxObjects: Int?

    /// - Parameter maxObjects: The most objects of one list; nil for all of them.
    package init(api: KubernetesAPI, maxObjects: Int? = nil) {
        self.api = api
        self.maxObjects = maxObjects
    }

    package func object(_ reference: ObjectReference) async throws -> JSONValue? {
        // No action is about a ConfigMap; rules read its keys.
        let isConfigMap = reference.kind == ConfigMap.resource.kind
        let resource = isConfigMap ? ConfigMap.resource : try ActionTargets.resource(of: reference)
        do {
            return try await api.get(resource, name: reference.name, namespace: reference.namespace)
        } catch let error as KubernetesError where error.code == .notFound {
            return nil
        } catch let error as KubernetesError {
            throw ActuatorError(error)
        }
    }

    package func objects(
        _ resource: APIResource, in namespace: String, matching selector: LabelSelector
    ) async throws -> [JSONValue] {
        var items: [JSONValue] = []
        var options = ListOptions(labelSelector: selector.text, limit: min(maxObjects ?? 500, 500))
        repeat {
            do {
                let page = try await api.list(resource, namespace: namespace, options: options)
                items += page.items
                options.continueToken = page.continueToken
            } catch let error as KubernetesError {
                throw ActuatorError(error)
            }
        } while options.continueToken != nil && items.count < maxObjects ?? .max
        return items
    }
}

extension LabelSelector {
    /// The selector as a list's query writes it.
    fileprivate var text: String {
        let equalities = matchLabels.map { "\($0.key)=\($0.value)" }
        let expressions = matchExpressions.map { requirement in
            let values = "(\(requirement.values.joined(separator: ",")))"
            return switch requirement.operator {
            case "In": "\(requirement.key) in \(values)"
            case "NotIn": "\(requirement.key) notin \(values)"
            case "DoesNotExist": "!\(requirement.key)"
            default: requirement.key
            }
        }
        return (equalities + expressions).joined(separator: ",")
    }
}
