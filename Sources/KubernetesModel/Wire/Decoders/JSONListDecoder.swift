import Foundation

/// Reads `{"metadata": {...}, "items": [...]}` item by item.
struct JSONListDecoder<Object: KubernetesObject>: ListBodyDecoder {
    private struct Metadata: Decodable {
        var resourceVersion: ResourceVersion?
        var `continue`: String?
        var remainingItemCount: Int?
    }

    private let decoder = KubernetesJSON.makeDecoder()
    private let maximumObjectSize: Int
    private var queue = ByteQueue()
    private var scanner = JSONListScanner()
    private var list = ObjectList<Object>()

    init(maximumObjectSize: Int) { self.maximumObjectSize = maximumObjectSize }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(WireError) {
        queue.append(bytes)
        try queue.withBytes { (unread) throws(WireError) in
            while let part = try scanner.next(in: unread) {
                switch part {
                case .member(let name, let range): try readMember(name, unread.data(in: range))
                case .item(let range): readItem(unread.data(in: range))
                }
            }
        }
        queue.removeFirst(scanner.dropRead())
        guard queue.count <= maximumObjectSize else {
            throw WireError(
                .tooLarge, "one of the \(Object.resource.plural) takes more than \(maximumObjectSize) bytes")
        }
    }

    func finish() throws(WireError) -> ObjectList<Object> {
        guard scanner.isComplete else {
            throw WireError(.truncated, "the list of \(Object.resource.plural) ends before its end")
        }
        return list
    }

    private mutating func readMember(_ name: String, _ data: Data) throws(WireError) {
        do {
            switch name {
            case "kind":
                let kind = try decoder.decode(String.self, from: data)
                guard kind != "Status" else {
                    throw WireError(.unexpectedKind, "asked for \(Object.resource.plural), got a Status")
                }
            case "metadata":
                let metadata = try decoder.decode(Metadata.self, from: data)
                list.resourceVersion = metadata.resourceVersion ?? .none
                list.continueToken = metadata.continue.flatMap { $0.isEmpty ? nil : $0 }
                list.remainingItemCount = metadata.remainingItemCount
            case "items":
                // Go writes an empty list as null.
                guard data.elementsEqual("null".utf8) else { throw WireError(.malformed, "the items are no array") }
            default: break
            }
        } catch let error as WireError {
            throw error
        } catch {
            throw WireError(
                .malformed, "the \(name) of the list of \(Object.resource.plural) cannot be read", cause: error)
        }
    }

    private mutating func readItem(_ data: Data) {
        do {
            list.items.append(try decoder.decode(Object.self, from: data))
        } catch {
            // Bytes that are not even JSON have no identity to report.
            let identity = try? decoder.decode(JSONIdentity.self, from: data)
            list.undecodable.append(UndecodableObject(json: identity, error: error))
        }
    }
}

extension UnsafeRawBufferPointer {
    /// A copy of the bytes in a range.
    func data(in range: Range<Int>) -> Data { Data(self[range]) }
}
