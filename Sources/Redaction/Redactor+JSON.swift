public import KubernetesModel

extension Redactor {
    /// Redacts any JSON: values by their keys, every string as a text, strings that hold JSON, and objects within that
    /// are Secrets.
    public func redact(_ json: JSONValue) -> JSONValue {
        var counts = RedactionCounts()
        return redact(json, counting: &counts)
    }

    /// Redacts any JSON, and adds what was redacted to counts.
    public func redact(_ json: JSONValue, counting counts: inout RedactionCounts) -> JSONValue {
        var walk = JSONRedaction(redactor: self, isObject: false)
        defer { counts.add(walk.counts) }
        return walk.redact(json)
    }

    /// Redacts a Kubernetes object, a list of them, or a part of one.
    ///
    /// On top of what ``redact(_:)-(JSONValue)`` does: managed fields and last-applied configurations are left out, and
    /// an environment variable keeps its value only where its name is not that of a secret and its value is of plain
    /// words, numbers, names, paths and addresses, up to 256 bytes, nothing random among them. `LOG_LEVEL=debug` and
    /// `JAVA_OPTS=-Xmx512m` stay; `DB_PASSWORD=...` goes, and so does `BLOB=9fKq03...`.
    public func redact(object: JSONValue) -> JSONValue {
        var counts = RedactionCounts()
        return redact(object: object, counting: &counts)
    }

    /// Redacts a Kubernetes object, and adds what was redacted to counts.
    public func redact(object: JSONValue, counting counts: inout RedactionCounts) -> JSONValue {
        var walk = JSONRedaction(redactor: self, isObject: true)
        defer { counts.add(walk.counts) }
        return walk.redact(object)
    }
}
