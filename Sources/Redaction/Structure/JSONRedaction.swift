import Foundation
import KubernetesModel

/// One walk through JSON, with what was redacted on it.
struct JSONRedaction {
    /// Deeper values are replaced as a whole: no object of the API is as deep, and each level takes some of the stack.
    static let deepest = 128
    /// How often a string that holds JSON is read within another.
    static let deepestText = 3

    let redactor: Redactor
    /// Whether the JSON is of Kubernetes objects, whose bookkeeping is left out.
    let isObject: Bool
    private(set) var counts = RedactionCounts()

    private var depth = 0
    private var textDepth = 0

    init(redactor: Redactor, isObject: Bool) {
        self.redactor = redactor
        self.isObject = isObject
    }

    mutating func redact(_ value: JSONValue) -> JSONValue { redact(value, meaning: nil) }

    /// Redacts a value under a key that says something of it, or nothing.
    mutating func redact(_ value: JSONValue, meaning: KeyMeaning?) -> JSONValue {
        guard depth < Self.deepest else { return placeholder(.tooDeep, for: "") }
        depth += 1
        defer { depth -= 1 }
        switch value {
        case .string(let text): return .string(redact(text, meaning: meaning))
        case .integer(let number):
            let digits = String(number)
            guard let meaning, isSecret(digits, meaning) else { return value }
            return placeholder(meaning.rule, for: digits)
        case .array(let elements): return .array(redact(elements, meaning: meaning))
        case .object(let members): return .object(redact(members))
        case .null, .bool, .number: return value
        }
    }

    private mutating func redact(_ text: String, meaning: KeyMeaning?) -> String {
        if let meaning, isSecret(text, meaning) {
            let bytes = Array(text.utf8)
            let scanner = TextScanner(bytes, digester: redactor.digester)
            return placeholderText(scanner.vendorToken(in: 0..<bytes.count)?.rule ?? meaning.rule, for: bytes)
        }
        if let json = json(in: text) {
            textDepth += 1
            defer { textDepth -= 1 }
            let redacted = redact(json, meaning: nil)
            // What holds no secret keeps its order and its spaces.
            return redacted == json ? text : redacted.compactText
        }
        return redactor.redact(text, counting: &counts)
    }

    private func isSecret(_ text: String, _ meaning: KeyMeaning) -> Bool {
        SecretTest.isSecret(Array(text.utf8), meaning)
    }

    /// The object or the list that a text holds.
    private func json(in text: String) -> JSONValue? {
        guard textDepth < Self.deepestText, let first = text.utf8.first(where: { !ByteSet.space.contains($0) }),
            first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        else { return nil }
        // A text that only begins as JSON does is redacted as any text.
        return try? JSONValue(parsing: Data(text.utf8))
    }

    /// Counts a secret, and gives what stands in its place.
    mutating func placeholder(_ rule: RedactionRule, for secret: String) -> JSONValue {
        .string(placeholderText(rule, for: Array(secret.utf8)))
    }

    private mutating func placeholderText(_ rule: RedactionRule, for secret: [UInt8]) -> String {
        if let end = Placeholder.end(in: secret, at: 0, before: secret.count), end == secret.count {
            return String(decoding: secret, as: UTF8.self)
        }
        counts.add(rule)
        return String(
            decoding: Placeholder.make(rule, digits: redactor.digester.digits(of: secret[...])), as: UTF8.self)
    }

    private mutating func redact(_ elements: [JSONValue], meaning: KeyMeaning?) -> [JSONValue] {
        if CommandLineTool.isNamed(in: elements), let redacted = redactArguments(elements) { return redacted }
        var flag: KeyMeaning?
        return elements.map { element in
            let meaning = flag ?? meaning
            flag = element.stringValue.flatMap(FlagName.meaning)
            return redact(element, meaning: meaning)
        }
    }

    /// Redacts the arguments of a program whose short flags mean something: as a text, whose rules know them.
    private mutating func redactArguments(_ arguments: [JSONValue]) -> [JSONValue]? {
        var textCounts = RedactionCounts()
        let text = redactor.redact(JSONValue.array(arguments).compactText, counting: &textCounts)
        // Redacted JSON is JSON; were it not, the elements would be redacted one by one.
        guard let redacted = (try? JSONValue(parsing: Data(text.utf8)))?.arrayValue, redacted.count == arguments.count
        else { return nil }
        counts.add(textCounts)
        return redacted
    }

    /// The arguments of a container, which may be those of its command.
    private mutating func redactArguments(of members: inout [String: JSONValue]) {
        guard let command = members["command"]?.arrayValue, let arguments = members["args"]?.arrayValue,
            CommandLineTool.isNamed(in: command), let redacted = redactArguments(command + arguments)
        else { return }
        members["command"] = .array(Array(redacted.prefix(command.count)))
        members["args"] = .array(Array(redacted.dropFirst(command.count)))
    }

    private mutating func redact(_ object: [String: JSONValue]) -> [String: JSONValue] {
        var members = object
        redactArguments(of: &members)
        let shape = ObjectShape(members)
        var output: [String: JSONValue] = [:]
        output.reserveCapacity(members.count)
        // In one order, so that counts and placeholders do not depend on how a dictionary happens to lie.
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            if isObject, shape.isBookkeeping(key) { continue }
            output[redactor.redact(key, counting: &counts)] = redact(value, at: key, of: members, shape: shape)
        }
        return output
    }

    private mutating func redact(
        _ value: JSONValue, at key: String, of members: [String: JSONValue], shape: ObjectShape
    ) -> JSONValue {
        if shape.holdsSecrets(key) { return redactData(value, as: shape.dataRule) }
        if shape.mayHoldSecrets(key), let data = value.objectValue { return .object(redactProbableData(data)) }
        if shape.isPair, key == shape.valueKey {
            if isObject, shape.isVariable, let text = value.stringValue {
                return redactVariable(text, name: shape.name)
            }
            return redact(value, meaning: shape.nameMeaning)
        }
        if key == "auth", let text = value.stringValue, RegistryLogin.matches(text) {
            return placeholder(.credential, for: text)
        }
        if let header = HeaderName(key), let text = value.stringValue {
            return .string(redactHeader(header, text))
        }
        return redact(value, meaning: shape.isNameOnly(key) ? nil : KeyName.meaning(key))
    }

    /// Every value of a Secret's data.
    private mutating func redactData(_ value: JSONValue, as rule: RedactionRule) -> JSONValue {
        guard let members = value.objectValue else {
            guard let text = value.stringValue, !text.isEmpty else { return value }
            return placeholder(rule, for: text)
        }
        return .object(
            members.sorted { $0.key < $1.key }.reduce(into: [:]) { output, member in
                output[member.key] = redactData(member.value, as: rule)
            })
    }

    /// The data of what may be a Secret: of strings those that look like one of its values.
    private mutating func redactProbableData(_ data: [String: JSONValue]) -> [String: JSONValue] {
        data.sorted { $0.key < $1.key }.reduce(into: [:]) { output, member in
            if let text = member.value.stringValue, SecretTest.isData(Array(text.utf8)) {
                output[member.key] = placeholder(.secretData, for: text)
            } else {
                output[member.key] = redact(member.value, meaning: KeyName.meaning(member.key))
            }
        }
    }

    private mutating func redactVariable(_ text: String, name: String) -> JSONValue {
        let redacted = redact(.string(text), meaning: KeyName.meaning(name))
        guard redacted.stringValue == text, !EnvironmentValue.isHarmless(text, name: name) else { return redacted }
        return placeholder(.environment, for: text)
    }

    /// A header as a member: it is read as the line of a text that it is.
    private mutating func redactHeader(_ header: HeaderName, _ text: String) -> String {
        let prefix = header.rawValue + ": "
        return String(redactor.redact(prefix + text, counting: &counts).dropFirst(prefix.count))
    }
}
