internal import KubernetesModel

/// What values of a kind, or of a part of one, are made of.
///
/// One type serves for the kinds of Kubernetes itself (``BuiltinSchemas``) and for those that definitions bring
/// (``init(structural:)``). Schemas do not change and are shared.
package final class Schema: Sendable {
    /// What a value may be.
    enum Shape: Sendable {
        /// Anything: scalars, lists and members that nobody describes.
        case any
        case boolean
        case integer
        case number
        case string
        /// Text in base64, which stands for bytes.
        case bytes
        /// A moment.
        case time
        /// An amount, written as text or as a number.
        case quantity
        case intOrString
        case list(of: Schema, ListKind)
        case map(of: Schema)
        case structure([String: Field])
    }

    /// How the elements of a list are told apart, and so how lists are merged.
    enum ListKind: Hashable, Sendable {
        /// Not at all: the list is one value.
        case atomic
        /// By themselves.
        case set
        /// By some of their members.
        case map(keys: [String])
    }

    /// One member of a structure.
    struct Field: Sendable {
        var schema: Schema
        var isRequired = false
        /// The server's objects always have it, with a value for none.
        var isAlwaysPresent = false
        /// A zero, false or, for text, nothing is as good as the absence.
        var dropsZero = false
        /// How a strategic merge patch treats the list; nil: it replaces it.
        var merge: PatchMerge?
        /// A strategic merge patch leaves of an object only the members that it names in `$retainKeys`.
        var retainsKeys = false
        var defaultValue: JSONValue?
    }

    enum PatchMerge: Hashable, Sendable {
        case primitives
        case objects(key: String)
    }

    let shape: Shape
    /// What Go calls the structure: `PodSpec`.
    let name: String
    /// A map or a structure that has one owner as a whole.
    let isAtomic: Bool
    /// Members that it does not describe stay.
    let preservesUnknownFields: Bool
    /// A whole object, with its own kind and metadata.
    let isEmbedded: Bool
    let isNullable: Bool
    let defaultValue: JSONValue?
    /// The whole numbers are of 32 bits.
    let isShort: Bool
    /// What values must satisfy beyond their shape.
    let rules: ValueRules?

    init(
        _ shape: Shape, name: String = "", isAtomic: Bool = false, preservesUnknownFields: Bool = false,
        isEmbedded: Bool = false,
        isNullable: Bool = false, defaultValue: JSONValue? = nil, isShort: Bool = false, rules: ValueRules? = nil
    ) {
        self.shape = shape
        self.name = name
        self.isAtomic = isAtomic
        self.preservesUnknownFields = preservesUnknownFields
        self.isEmbedded = isEmbedded
        self.isNullable = isNullable
        self.defaultValue = defaultValue
        self.isShort = isShort
        self.rules = rules
    }

    static let any = Schema(.any, preservesUnknownFields: true)

    /// The field that a structure has under a name; nil for maps and for what is no structure.
    func field(_ name: String) -> Field? {
        guard case .structure(let fields) = shape else { return nil }
        return fields[name]
    }

    /// The schema of a member: a structure's field, a map's value, or anything where nobody describes it.
    func member(_ name: String) -> Schema? {
        switch shape {
        case .structure(let fields): fields[name]?.schema ?? (preservesUnknownFields ? .any : nil)
        case .map(let value): value
        case .any: .any
        default: nil
        }
    }

    var element: Schema? {
        switch shape {
        case .list(let element, _): element
        case .any: .any
        default: nil
        }
    }
}
