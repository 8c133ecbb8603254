/// What stays the same of a message from one object to the next: words with digits in them, and what is quoted, change.
enum EventTemplate {
    static func text(of message: String) -> String {
        var template: [Substring] = []
        var isQuoted = false
        for word in message.prefix(maxLength).split(separator: " ", omittingEmptySubsequences: true) {
            let quotes = word.count { $0 == "\"" }
            let isVariable = isQuoted || quotes > 0 || word.contains(where: \.isNumber)
            if quotes % 2 == 1 { isQuoted.toggle() }
            // However many words a quotation has, it is one.
            if !isVariable || template.last != "*" { template.append(isVariable ? "*" : word) }
        }
        return template.joined(separator: " ")
    }

    private static let maxLength = 300
}
