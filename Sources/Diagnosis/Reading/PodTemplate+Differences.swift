import KubernetesModel

extension PodTemplate {
    /// Whether going from one template to another changes more than the time of a restart.
    ///
    /// Two revisions always differ in something. Where what is read of them is equal, they differ in what is not read
    /// (commands, plain values of variables), unless one is a restart of the other.
    func differs(from other: PodTemplate) -> Bool {
        guard withoutStamps == other.withoutStamps else { return true }
        return metadata.annotations[AnnotationKey.restartedAt] == other.metadata.annotations[AnnotationKey.restartedAt]
    }

    private var withoutStamps: PodTemplate {
        var template = self
        template.metadata.labels["pod-template-hash"] = nil
        template.metadata.annotations[AnnotationKey.restartedAt] = nil
        return template
    }
}
