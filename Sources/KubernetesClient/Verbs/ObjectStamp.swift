public import Foundation

/// An object by its name and times alone. Annotations, which may hold a whole earlier version of it, and what
/// `managedFields` says besides times are dropped as they are read.
public struct ObjectStamp: Hashable, Sendable {
    public let name: String
    public let createdAt: Date?
    /// When any of its fields was last written, where the API server keeps account of that (`managedFields`).
    public let changedAt: Date?

    public init(name: String, createdAt: Date?, changedAt: Date?) {
        self.name = name
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}

extension ObjectStamp: Decodable {
    private enum CodingKeys: String, CodingKey {
        case metadata
    }

    private struct Metadata: Decodable {
        struct Entry: Decodable {
            var time: Date?
        }

        var name: String
        var creationTimestamp: Date?
        var managedFields: [Entry]?
    }

    public init(from decoder: any Decoder) throws {
        let metadata = try decoder.container(keyedBy: CodingKeys.self).decode(Metadata.self, forKey: .metadata)
        self.init(
            name: metadata.name, createdAt: metadata.creationTimestamp,
            changedAt: metadata.managedFields?.compactMap(\.time).max())
    }
}

/// One page of objects by name and times.
public struct ObjectStampList: Hashable, Sendable {
    public var items: [ObjectStamp]
    /// The token for the next page, or nil after the last one.
    public var continueToken: String?
}

extension ObjectStampList: Decodable {
    private enum CodingKeys: String, CodingKey {
        case items, metadata
    }

    private struct Metadata: Decodable {
        var `continue`: String?
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        items = try container.decode([ObjectStamp].self, forKey: .items)
        let token = try container.decodeIfPresent(Metadata.self, forKey: .metadata)?.continue ?? ""
        continueToken = token.isEmpty ? nil : token
    }
}
