extension TokenPattern {
    /// Language models and what is built around them.
    static let intelligence: [TokenPattern] =
        family("openai-key", "sk-proj- sk-svcacct- sk-admin- sk-None-", .word, 20...300)
        + [
            TokenPattern("anthropic-key", "sk-ant-", .word, 20...300),
            TokenPattern("openrouter-key", "sk-or-v1-", .hexadecimal, 64...64),
            TokenPattern("langfuse-key", "sk-lf-", .hexadecimal | ByteSet("-"), 36...36),
            TokenPattern("openai-key", "sk-", .alphanumeric, 20...128, start: .boundary, check: .digit),
            TokenPattern("huggingface-token", "hf_", .alphanumeric, 30...40, start: .boundary),
            TokenPattern("huggingface-token", "api_org_", .alphanumeric, 34...34, start: .boundary),
            TokenPattern("groq-key", "gsk_", .alphanumeric, 40...64),
            TokenPattern("xai-key", "xai-", .alphanumeric, 70...90, start: .boundary),
            TokenPattern("perplexity-key", "pplx-", .alphanumeric, 40...64),
            TokenPattern("replicate-token", "r8_", .alphanumeric, 37...37, start: .boundary),
            TokenPattern("langsmith-key", "lsv2_pt_", .hexadecimal | ByteSet("_"), 32...64),
            TokenPattern("langsmith-key", "lsv2_sk_", .hexadecimal | ByteSet("_"), 32...64),
            TokenPattern("tavily-key", "tvly-", .word, 28...64, check: .digit),
            TokenPattern("fireworks-key", "fw_", .alphanumeric, 22...40, start: .boundary, check: .mixed),
            TokenPattern("nvidia-key", "nvapi-", .word, 60...80),
            TokenPattern("gemini-key", "AQ.Ab8RN6", .word, 40...64),
            TokenPattern(
                "databricks-token", "dapi", .hexadecimal | ByteSet("-"), 32...36, start: .boundary, check: .digit),
        ]
}
