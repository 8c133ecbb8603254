extension MetricDescriptor {
    /// The metrics of OpenTelemetry's conventions for generative AI: those of version 1.41.0, and the names that later
    /// drafts give them (`client.inference`, `invoke_agent`, `execute_tool`, `invoke_workflow`).
    public static let genAI: [MetricDescriptor] =
        durations.map { MetricDescriptor($0.0, help: $0.1, unit: "s", buckets: Buckets.genAISeconds) }
        + histograms.map { MetricDescriptor($0.0, help: $0.1, unit: "{token}", buckets: Buckets.genAITokens) }
        + counters.map { kind, help in
            let label = "gen_ai.client.inference.usage.\(kind)"
            return MetricDescriptor(
                label, expositionName: label.sanitized(allowing: "_") + "_total", help: help, unit: "{token}")
        }

    private static let durations = [
        ("gen_ai.client.operation.duration", "How long operations of generative AI took."),
        ("gen_ai.client.operation.time_to_first_chunk", "How long it took until the first piece of an answer came."),
        ("gen_ai.client.operation.time_per_output_chunk", "How long it took from one piece of an answer to the next."),
        ("gen_ai.client.inference.duration", "How long inferences took."),
        ("gen_ai.client.inference.time_to_first_chunk", "How long it took until the first piece of an answer came."),
        ("gen_ai.client.inference.time_per_output_chunk", "How long it took from one piece of an answer to the next."),
        ("gen_ai.invoke_agent.duration", "How long agents were at work."),
        ("gen_ai.execute_tool.duration", "How long tools were at work."),
        ("gen_ai.invoke_workflow.duration", "How long workflows took."),
    ]

    private static let histograms = [
        ("gen_ai.client.token.usage", "How many tokens operations read and wrote."),
        ("gen_ai.client.inference.operation.input_tokens", "How many tokens inferences read."),
        ("gen_ai.client.inference.operation.output_tokens", "How many tokens inferences wrote."),
    ]

    private static let counters = [
        ("input_tokens", "Tokens that inferences read."),
        ("output_tokens", "Tokens that inferences wrote."),
        ("cache_read.input_tokens", "Tokens that inferences read from a cache of the provider."),
        ("cache_write.input_tokens", "Tokens that inferences wrote to a cache of the provider."),
        ("reasoning.output_tokens", "Tokens that inferences wrote while reasoning."),
    ]
}
