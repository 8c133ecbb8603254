internal import Foundation
package import KubernetesModel

extension Schema {
    /// What is wrong with a custom resource by its schema, in the words of go-openapi's validator.
    package func validate(_ value: JSONValue) -> [FieldError] { validate(value, at: "") }

    fileprivate func validate(_ value: JSONValue, at path: FieldPath) -> [FieldError] {
        var errors: [FieldError] = []
        validate(value, path, &errors)
        return errors
    }

    private func validate(_ value: JSONValue, _ path: FieldPath, _ errors: inout [FieldError]) {
        guard let rules else { return }
        if value == .null, isNullable { return }
        guard fits(value) else {
            let kind = GoText.quoted(value.openAPIType)
            errors.append(
                .invalid(path, go: kind, "\(path) in body must be of type \(rules.typeText): \(kind)"))
            return
        }
        rules.checkAlternatives(value, path, &errors)
        rules.check(value, path, &errors)
        checkParts(value, path, &errors)
        if value.objectValue != nil {
            for name in rules.required where value[name] == nil { errors.append(.required(path + name)) }
        }
    }

    private func checkParts(_ value: JSONValue, _ path: FieldPath, _ errors: inout [FieldError]) {
        switch (shape, value) {
        case (.structure(let fields), .object(let members)):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                fields[name]?.schema.validate(member, path + name, &errors)
            }
            if isEmbedded, !path.description.isEmpty { checkEmbedded(value, path, &errors) }
        case (.map(let schema), .object(let members)):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                schema.validate(member, path + name, &errors)
            }
        case (.list(let schema, let kind), .array(let elements)):
            for (index, element) in elements.enumerated() {
                // The validator names members of elements without the element's place.
                schema.validate(element, element.objectValue == nil ? path[index] : path, &errors)
            }
            checkUnique(elements, kind, path, &errors)
        default: return
        }
    }

    private func checkEmbedded(_ value: JSONValue, _ path: FieldPath, _ errors: inout [FieldError]) {
        for name in ["apiVersion", "kind"] where (value[name]?.stringValue ?? "").isEmpty {
            errors.append(.required(path + name, "must not be empty"))
        }
    }

    private func checkUnique(
        _ elements: [JSONValue], _ kind: ListKind, _ path: FieldPath, _ errors: inout [FieldError]
    ) {
        var seen: Set<JSONValue> = []
        for (index, element) in elements.enumerated() {
            let identity: JSONValue
            switch kind {
            case .atomic: return
            case .set: identity = element
            case .map(let keys):
                var members: [String: JSONValue] = [:]
                for key in keys { members[key] = element[key] }
                identity = .object(members)
            }
            if !seen.insert(identity).inserted { errors.append(.duplicate(path[index], identity)) }
        }
    }

    /// Whether a value has the type that the schema says.
    private func fits(_ value: JSONValue) -> Bool {
        switch (shape, value) {
        case (.any, _): rules?.typeText != "integer,string" || value.stringValue != nil || value.intValue != nil
        case (.boolean, .bool), (.integer, .integer), (.number, .integer), (.number, .number), (.string, .string),
            (.bytes, .string), (.time, .string), (.intOrString, .integer), (.intOrString, .string), (.list, .array),
            (.map, .object), (.structure, .object):
            true
        case (.integer, .number(let number)): Int(exactly: number) != nil
        // A schema of properties without a type says nothing of what is no object.
        case (.structure, _): rules?.typeText.isEmpty ?? true
        default: false
        }
    }
}

extension ValueRules {
    fileprivate func checkAlternatives(_ value: JSONValue, _ path: FieldPath, _ errors: inout [FieldError]) {
        let failure = { (text: String) in
            FieldError(.invalid, "<nil>", "Invalid value: \"\": \"\(path)\" \(text)")
        }
        let failures = { (schema: Schema) in schema.validate(value, at: path) }
        if !anyOf.isEmpty {
            let found = anyOf.map(failures)
            if !found.contains(where: \.isEmpty) {
                errors.append(failure("must validate at least one schema (anyOf)"))
                errors += found.min { $0.count < $1.count } ?? []
            }
        }
        if !oneOf.isEmpty {
            let found = oneOf.map(failures)
            let valid = found.count(where: \.isEmpty)
            if valid != 1 {
                let count = valid == 0 ? "Found none valid" : "Found \(valid) valid alternatives"
                errors.append(failure("must validate one and only one schema (oneOf). \(count)"))
                if valid == 0 { errors += found.min { $0.count < $1.count } ?? [] }
            }
        }
        if !allOf.isEmpty {
            let found = allOf.map(failures)
            if found.contains(where: { !$0.isEmpty }) {
                errors.append(failure("must validate all the schemas (allOf)"))
                for list in found { errors += list }
            }
        }
        if let not, failures(not).isEmpty { errors.append(failure("must not validate the schema (not)")) }
    }

    fileprivate func check(_ value: JSONValue, _ path: FieldPath, _ errors: inout [FieldError]) {
        if let enumeration, !enumeration.contains(value) {
            let supported = enumeration.map { $0.stringValue ?? GoText.plain($0) }
            errors.append(.notSupported(path, value, supported))
        }
        switch value {
        case .string(let text): check(text, path, &errors)
        case .integer(let number): check(Double(number), value, path, &errors)
        case .number(let number): check(number, value, path, &errors)
        case .array(let elements):
            if let minItems, elements.count < minItems {
                errors.append(invalid(path, .integer(elements.count), "should have at least \(minItems) items"))
            }
            if let maxItems, elements.count > maxItems {
                errors.append(invalid(path, .integer(elements.count), "should have at most \(maxItems) items"))
            }
        case .object(let members):
            if let minProperties, members.count < minProperties {
                errors.append(
                    invalid(path, .integer(members.count), "should have at least \(minProperties) properties"))
            }
            if let maxProperties, members.count > maxProperties {
                errors.append(
                    invalid(path, .integer(members.count), "should have at most \(maxProperties) properties"))
            }
        default: return
        }
    }

    private func invalid(_ path: FieldPath, _ value: JSONValue, _ text: String) -> FieldError {
        .invalid(path, value, "\(path) in body \(text)")
    }

    private func check(_ text: String, _ path: FieldPath, _ errors: inout [FieldError]) {
        let count = text.unicodeScalars.count
        if let maxLength, count > maxLength {
            errors.append(invalid(path, .string(text), "should be at most \(maxLength) chars long"))
        }
        if let minLength, count < minLength {
            errors.append(invalid(path, .string(text), "should be at least \(minLength) chars long"))
        }
        if let pattern, !pattern.matches(text) {
            errors.append(invalid(path, .string(text), "should match '\(pattern.text)'"))
        }
        if let format, !ValueFormat.matches(text, format) {
            errors.append(invalid(path, .string(text), "must be of type \(format): \(GoText.quoted(text))"))
        }
    }

    private func check(_ number: Double, _ value: JSONValue, _ path: FieldPath, _ errors: inout [FieldError]) {
        if let multipleOf, multipleOf > 0 {
            let quotient = number / multipleOf
            if quotient.rounded() != quotient {
                errors.append(invalid(path, value, "should be a multiple of \(GoText.number(multipleOf))"))
            }
        }
        if let maximum, excludesMaximum ? number >= maximum : number > maximum {
            let bound = "less than \(excludesMaximum ? "" : "or equal to ")\(GoText.number(maximum))"
            errors.append(invalid(path, value, "should be \(bound)"))
        }
        if let minimum, excludesMinimum ? number <= minimum : number < minimum {
            let bound = "greater than \(excludesMinimum ? "" : "or equal to ")\(GoText.number(minimum))"
            errors.append(invalid(path, value, "should be \(bound)"))
        }
    }
}

/// The formats of texts that the API server checks; others it ignores.
enum ValueFormat {
    static func matches(_ text: String, _ format: String) -> Bool {
        switch format {
        case "date-time", "datetime": isTime(text)
        case "date": text.wholeMatch(of: /[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])/) != nil
        case "uuid": text.wholeMatch(of: /(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/) != nil
        case "ipv4": IPAddress(text)?.isV4 ?? false
        case "ipv6": IPAddress(text).map { !$0.isV4 } ?? false
        case "cidr": IPAddress.isCIDR(text)
        case "email": text.wholeMatch(of: /[^@\s]+@[^@\s]+/) != nil
        case "uri": text.wholeMatch(of: /[A-Za-z][-+.A-Za-z0-9]*:[^\s]*/) != nil || text.hasPrefix("/")
        case "hostname": NameRules.subdomain(text).isEmpty
        case "mac": text.wholeMatch(of: /([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}/) != nil
        case "byte": Data(base64Encoded: text) != nil
        case "duration": text.wholeMatch(of: /([0-9]+(\.[0-9]+)?\s*(ns|us|µs|ms|s|m|h|d|w)?\s*)+/) != nil
        default: true
        }
    }

    /// RFC 3339. Each write of a pod asks it some twenty times, which is too often for a regular expression.
    static func isTime(_ text: String) -> Bool { Timestamp(parsing: text) != nil }
}

extension JSONValue {
    /// What go-openapi calls the type of a value.
    fileprivate var openAPIType: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
