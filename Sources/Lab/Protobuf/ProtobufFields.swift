/// The fields of Kubernetes' own kinds in protobuf: a number, a name and a type each.
///
/// `Tables/fields.txt` holds them, a message a line, as `staging/src/k8s.io/api/*/*/generated.proto` of Kubernetes
/// v1.36.2 has them; numbers never change.
struct ProtobufFields: Sendable {
    /// What a field holds.
    indirect enum FieldType: Sendable {
        case string
        case bytes
        case integer
        case bool
        case double
        case message(String)
        case list(FieldType)
        case map(FieldType)

        init(_ text: Substring) {
            switch text {
            case "string": self = .string
            case "bytes": self = .bytes
            case "int32", "int64": self = .integer
            case "bool": self = .bool
            case "double": self = .double
            default:
                if text.hasPrefix("[]") {
                    self = .list(FieldType(text.dropFirst(2)))
                } else if text.hasPrefix("map<") {
                    self = .map(FieldType(text.dropFirst(4).dropLast()))
                } else {
                    self = .message(String(text))
                }
            }
        }
    }

    struct Field: Sendable {
        let name: String
        let type: FieldType
    }

    private let messages: [Substring: [UInt64: Field]]

    static let kubernetes = ProtobufFields(String(decoding: PackageResources.fields_txt, as: UTF8.self))

    init(_ text: String) {
        var messages: [Substring: [UInt64: Field]] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard let name = parts.first else { continue }
            var fields: [UInt64: Field] = [:]
            for field in parts.dropFirst().first?.split(separator: ";") ?? [] {
                let words = field.split(separator: " ")
                guard words.count == 3, let number = UInt64(words[0]) else { continue }
                fields[number] = Field(name: String(words[1]), type: FieldType(words[2]))
            }
            messages[name] = fields
        }
        self.messages = messages
    }

    /// The fields of a message; nil: it is unknown.
    subscript(message: String) -> [UInt64: Field]? { messages[message[...]] }
}
