/// Name and version of an object in JSON of which anything may have the wrong type.
struct JSONIdentity: Decodable {
    private enum CodingKeys: String, CodingKey {
        case metadata, name, namespace, resourceVersion
    }

    var key: NamespacedName?
    var resourceVersion = ResourceVersion.none

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        let metadata = try object.nestedContainer(keyedBy: CodingKeys.self, forKey: .metadata)
        // Each is worth having without the others.
        if let name = try? metadata.decode(String.self, forKey: .name) {
            key = NamespacedName(namespace: try? metadata.decode(String.self, forKey: .namespace), name: name)
        }
        resourceVersion = (try? metadata.decode(ResourceVersion.self, forKey: .resourceVersion)) ?? .none
    }
}
