extension SettingKey {
    /// Every key that there is.
    package static let all: [SettingKey] = [
        SettingKey(
            "kubeconfig", \.kubeconfig, .optionalText,
            "The kubeconfig; without it what `KUBECONFIG` lists, `~/.kube/config`, or the pod's service account."),
        SettingKey("context", \.context, .optionalText, "The kubeconfig's context; without it the current one."),
        SettingKey(
            "namespace", \.namespace, .optionalText, "The only namespace that is looked at; without it all of them."),
        SettingKey("journal.path", \.journal.path, .text, "The journal's file; it is made where there is none."),
        SettingKey("journal.maxAge", \.journal.maxAge, .duration, "How long the journal keeps history."),
        SettingKey(
            "journal.maxEntries", \.journal.maxEntries, .number(1_000...100_000_000),
            "How many steps the journal keeps; of more, the oldest go."),
        SettingKey("http.address", \.http.address, .text, "The address to serve probes and metrics on."),
        SettingKey("http.port", \.http.port, .number(1...65_535), "The port to serve probes and metrics on."),
        SettingKey(
            "leaderElection.enabled", \.leaderElection.enabled, .flag,
            "Whether a lease keeps a second operator from acting at the same time."),
        SettingKey(
            "leaderElection.namespace", \.leaderElection.namespace, .optionalText,
            "Where the lease is; without it the operator's own namespace."),
        SettingKey(
            "actuator.serviceAccount", \.actuator.serviceAccount, .optionalText,
            "The service account, in the operator's namespace, that is impersonated to change workloads; without it "
                + "the operator's own identity changes them."),
        SettingKey(
            "healing.quietWindow", \.healing.quietWindow, .duration,
            "How long no signal must be seen before an incident is over."),
        SettingKey(
            "healing.maxActions", \.healing.maxActions, .number(1...100),
            "How many actions one incident may see before people take over."),
        SettingKey(
            "models.fromEnvironment", \.models.fromEnvironment, .flag,
            "Whether language models are asked with a key that the environment has, such as `ANTHROPIC_API_KEY`, where "
                + "no provider is configured."),
        SettingKey(
            "prometheus.url", \.prometheus.url, .optionalText,
            "The Prometheus that is asked for measurements; without it none are seen."),
        SettingKey(
            "prometheus.tokenFile", \.prometheus.tokenFile, .optionalText,
            "A file with the bearer token for Prometheus."),
        SettingKey(
            "prometheus.authorityFile", \.prometheus.authorityFile, .optionalText,
            "A file with certificates in PEM that are trusted for Prometheus besides those of the system."),
        SettingKey("log.level", \.log.level, .choice(), "How much is logged."),
        SettingKey("log.format", \.log.format, .choice(), "How it is logged: for people, or one JSON object a line."),
    ]
}
