internal import Foundation
internal import KubernetesModel

/// One object as it was at one resource version.
package struct StoredObject: Sendable {
    package let content: ObjectContent
    /// Its resource version; 0 for what was never stored.
    package let revision: Int

    /// The object as JSON, with its type.
    func value(_ kind: ResourceKind, version: String) -> JSONValue {
        let type = TypeHeader.bytes(kind: kind.kind, apiVersion: kind.apiVersion(version))
        var bytes: [UInt8] = []
        content.write(to: &bytes, type: type, revision: revision)
        // The bytes are our own writing.
        return (try? JSONValue(bytes: bytes)) ?? .object([:])
    }
}

/// The members that say what kind an object is of.
enum TypeHeader {
    static func bytes(kind: String, apiVersion: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(contentsOf: #""kind":"#.utf8)
        bytes.append(json: kind)
        bytes.append(contentsOf: #","apiVersion":"#.utf8)
        bytes.append(json: apiVersion)
        bytes.append(UInt8(ascii: ","))
        return bytes
    }
}
