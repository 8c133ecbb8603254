/// Takes secrets out of everything that leaves the process: prompts, messages, traces, journals, consoles.
///
/// In a secret's place stands `[REDACTED:rule:0a1b2c]`. The six digits are those of an HMAC-SHA256 of the secret with
/// the installation's ``RedactionKey``: equal secrets have equal digits, and nobody can try guesses on them without the
/// key. The secret's length is not kept.
///
/// ## The order of the rules
///
/// 1. *The object's structure*, where there is one (``redact(object:)``): the data of Secrets, `managedFields` and
///    last-applied configurations, environment variables, the records of Helm.
/// 2. *Places that hold secrets by their nature*: the password of an address, `Authorization` and cookies, private
///    keys, the data of a manifest within a text, hashes of passwords.
/// 3. *Keys*, in JSON, YAML, logs, queries, flags and XML: a password's value goes whatever it looks like; that of a
///    token, a secret or an API key where it looks like none of: a word, a name, a number, a time, an address, a path;
///    that of a bare `key`, `auth` or `signature` only where it looks random.
/// 4. *Tokens* of vendors, by their beginnings and lengths, wherever they stand.
/// 5. *Encodings*: base64, percent-encoding and the escapes of JSON are undone and looked into, three deep.
///
/// Randomness alone makes no secret: it is asked for only beside a key.
///
/// ## What is never touched
///
/// Names of Secrets and of their keys (`secretKeyRef`, `secretName`, `secret "x" not found`); digests, revisions, uids,
/// resource versions, trace ids; quantities and counts (`max_tokens: 4096`); values that are absent, masked, variables
/// or references (`(not set)`, `****`, `$(NAME)`, `vault:...`); certificates and public keys; what was redacted before:
/// redacting twice is redacting once.
///
/// ## Hostile text
///
/// The time is linear in the text, whoever wrote it, and memory is bounded by a small multiple of it. Bytes that are no
/// UTF-8 pass unchanged. JSON stays JSON.
public struct Redactor: Sendable, CustomStringConvertible, CustomReflectable {
    let digester: Digester

    /// A redactor with an installation's key.
    public init(key: RedactionKey) { digester = Digester(key: key.symmetric) }

    /// Redacts a text.
    public func redact(_ text: String) -> String {
        var counts = RedactionCounts()
        return redact(text, counting: &counts)
    }

    /// Redacts a text, and adds what was redacted to counts.
    public func redact(_ text: String, counting counts: inout RedactionCounts) -> String {
        guard let bytes = redacted(Array(text.utf8), counting: &counts) else { return text }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Redacts a text that may be no valid UTF-8.
    public func redact(_ bytes: [UInt8]) -> [UInt8] {
        var counts = RedactionCounts()
        return redact(bytes, counting: &counts)
    }

    /// Redacts a text that may be no valid UTF-8, and adds what was redacted to counts.
    public func redact(_ bytes: [UInt8], counting counts: inout RedactionCounts) -> [UInt8] {
        redacted(bytes, counting: &counts) ?? bytes
    }

    /// Redacts a text that arrives in chunks.
    public func stream() -> RedactionStream { RedactionStream(digester: digester) }

    /// Nil where nothing is to be redacted.
    private func redacted(_ bytes: [UInt8], counting counts: inout RedactionCounts) -> [UInt8]? {
        var scanner = TextScanner(bytes, digester: digester)
        scanner.scanAll()
        for item in scanner.found { counts.add(item.rule) }
        return scanner.edits.isEmpty ? nil : scanner.edits.applied(to: bytes, in: 0..<bytes.count)
    }

    public var description: String { "Redactor" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
