/// How names must look. The rules and the texts are those of apimachinery's pkg/util/validation/validation.go; each
/// function answers with what is wrong.
package enum NameRules {
    private static let subdomainText =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'example.com', regex used for validation is "
        + #"'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"#

    private static let labelText =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end "
        + "with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is "
        + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')"

    private static let serviceText =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic "
        + "character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation "
        + "is '[a-z]([-a-z0-9]*[a-z0-9])?')"

    private static let qualifiedText =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
        + "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
        + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"

    private static let valueText =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start "
        + "and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
        + "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

    private static let configKeyText =
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME', "
        + " or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"

    private static let variableText =
        "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must "
        + "not start with a digit (e.g. 'my.env-name',  or 'MY_ENV.NAME',  or 'MyEnvName1', regex used for validation "
        + "is '[-._a-zA-Z][-._a-zA-Z0-9]*')"

    private static let percentText =
        "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used "
        + "for validation is '[0-9]+%')"

    // MARK: Characters

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    private static func isLower(_ byte: UInt8) -> Bool {
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || isDigit(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        isLower(byte) || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }

    private static func isLabel(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, isLower(first), isLower(last) else { return false }
        return bytes.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isName(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, let last = bytes.last, isAlphanumeric(first), isAlphanumeric(last)
        else { return false }
        return bytes.allSatisfy(isNameCharacter)
    }

    private static func isNameCharacter(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
    }

    private static func tooLong(_ text: String, _ maximum: Int) -> [String] {
        text.utf8.count > maximum ? ["must be no more than \(maximum) characters"] : []
    }

    // MARK: Names

    /// A DNS subdomain, which most objects' names are.
    package static func subdomain(_ text: String) -> [String] {
        let isFine = text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isLabel)
        return tooLong(text, 253) + (isFine ? [] : [subdomainText])
    }

    /// A DNS label, which a container's or a namespace's name is.
    package static func label(_ text: String) -> [String] { tooLong(text, 63) + (isLabel(text) ? [] : [labelText]) }

    /// A DNS label that begins with a letter, which a service's name is.
    package static func service(_ text: String) -> [String] {
        let isFine = isLabel(text) && !(text.utf8.first.map(isDigit) ?? true)
        return tooLong(text, 63) + (isFine ? [] : [serviceText])
    }

    /// A segment of a path, which a role's name is.
    package static func pathSegment(_ text: String) -> [String] {
        if text == "." || text == ".." { return ["may not be '\(text)'"] }
        return ["/", "%"].filter(text.contains).map { "may not contain '\($0)'" }
    }

    /// A label's key.
    package static func qualifiedName(_ text: String) -> [String] {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let name = parts.last else {
            return [
                "a qualified name \(qualifiedText) with an optional DNS subdomain prefix and '/' (e.g. "
                    + "'example.com/MyName')"
            ]
        }
        var problems: [String] = []
        if parts.count == 2 {
            let prefix = String(parts[0])
            problems =
                prefix.isEmpty ? ["prefix part must be non-empty"] : subdomain(prefix).map { "prefix part \($0)" }
        }
        if name.isEmpty {
            problems.append("name part must be non-empty")
        } else if name.utf8.count > 63 {
            problems.append("name part must be no more than 63 characters")
        }
        return isName(name) ? problems : problems + ["name part \(qualifiedText)"]
    }

    package static func labelValue(_ text: String) -> [String] {
        tooLong(text, 63) + (text.isEmpty || isName(text) ? [] : [valueText])
    }

    /// A key of a config map or of a secret.
    package static func configKey(_ text: String) -> [String] {
        var problems = tooLong(text, 253)
        if text.isEmpty || !text.utf8.allSatisfy(isNameCharacter) {
            problems.append(configKeyText)
        } else if text == "." {
            problems.append("must not be '.'")
        } else if text == ".." {
            problems.append("must not be '..'")
        } else if text.hasPrefix("..") {
            problems.append("must not start with '..'")
        }
        return problems
    }

    /// The name of an environment variable.
    package static func variable(_ text: String) -> [String] {
        let isFine = !(text.utf8.first.map(isDigit) ?? true) && text.utf8.allSatisfy(isNameCharacter)
        if text == "." || text == ".." { return ["must not be '\(text)'"] }
        return isFine ? text.hasPrefix("..") ? ["must not start with '..'"] : [] : [variableText]
    }

    /// A port's name: an IANA service name.
    package static func portName(_ text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.count > 15 { problems.append("must be no more than 15 characters") }
        if !text.utf8.allSatisfy({ isLower($0) || $0 == UInt8(ascii: "-") }) {
            problems.append("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)")
        }
        if !text.utf8.contains(where: { isLower($0) && !isDigit($0) }) {
            problems.append("must contain at least one letter (a-z)")
        }
        if text.contains("--") { problems.append("must not contain consecutive hyphens") }
        if text.hasPrefix("-") || text.hasSuffix("-") {
            problems.append("must not begin or end with a hyphen")
        }
        return problems
    }

    package static func port(_ number: Int) -> [String] {
        1...65535 ~= number ? [] : ["must be between 1 and 65535, inclusive"]
    }

    package static func percent(_ text: String) -> [String] {
        let isFine = text.hasSuffix("%") && text.utf8.count > 1 && text.utf8.dropLast().allSatisfy(isDigit)
        return isFine ? [] : [percentText]
    }
}
