/// Command line flags as elements of a list of arguments.
enum FlagName {
    /// What a flag says of the next argument; nil for what is no flag, or has its value with it.
    static func meaning(_ argument: String) -> KeyMeaning? {
        let bytes = Array(argument.utf8.prefix(KeyName.longest))
        let start = bytes.end(of: .hyphen, in: 0..<bytes.count)
        guard 1...2 ~= start, bytes.count - start >= 4,
            bytes.end(of: .key, in: start..<bytes.count) == bytes.count,
            let meaning = KeyName.meaning(bytes, in: start..<bytes.count), meaning.sensitivity >= .likely
        else { return nil }
        return meaning
    }
}
