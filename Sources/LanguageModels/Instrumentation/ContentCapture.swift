/// Whether what is said to models and by them goes into traces.
public enum ContentCapture: Sendable {
    case off
    /// As attributes of the call's span, each text redacted by a closure before.
    case onSpan(redact: @Sendable (String) -> String)

    /// The variable that instrumentations of generative AI go by.
    public static let variable = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"

    /// Whether a value of ``variable`` asks for contents on spans: `true`, `SPAN_ONLY` and `SPAN_AND_EVENT` do.
    /// Nothing else does; there are no events here.
    public static func isAsked(by value: String?) -> Bool {
        ["true", "span_only", "span_and_event"].contains(value?.lowercased() ?? "")
    }
}
