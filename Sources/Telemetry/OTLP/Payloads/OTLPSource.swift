/// Who a payload comes from: the program, and the part of it that made the spans or metrics.
struct OTLPSource: Sendable {
    /// The conventions that names of attributes and metrics follow.
    static let schemaURL = "https://opentelemetry.io/schemas/1.41.0"

    /// What is said of the program, in the order of the names.
    let resource: [Attribute]
    /// The instrumentation scope's name and version.
    let scope: String
    let version: String

    /// Writes the frame of a payload: one resource with one scope (`trace/v1/trace.proto` and `metrics/v1/metrics.proto`,
    /// which number these fields alike).
    ///
    /// - Parameters:
    ///   - resources: What JSON calls the list of resources.
    ///   - scopes: What JSON calls the list of scopes.
    ///   - body: Writes what lies in the scope, its field 2.
    func write<Writer: MessageWriter>(
        to writer: inout Writer, resources: StaticString, scopes: StaticString, _ body: (inout Writer) -> Void
    ) {
        writer.messages(MessageField(1, resources), [()]) { writer, _ in
            writer.message(MessageField(1, "resource")) { $0.attributes(MessageField(1, "attributes"), resource) }
            writer.messages(MessageField(2, scopes), [()]) { writer, _ in
                writer.message(MessageField(1, "scope")) { writer in
                    writer.string(MessageField(1, "name"), scope)
                    writer.string(MessageField(2, "version"), version)
                }
                body(&writer)
                writer.string(MessageField(3, "schemaUrl"), Self.schemaURL)
            }
            writer.string(MessageField(3, "schemaUrl"), Self.schemaURL)
        }
    }
}
