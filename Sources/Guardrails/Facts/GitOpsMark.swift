import KubernetesModel

/// The marks by which GitOps controllers know the objects that they keep as Git has them.
enum GitOpsMark {
    /// Who manages an object, for people, or nil where no mark is on it.
    static func manager(labels: StringMap, annotations: StringMap) -> String? {
        // Argo CD, by annotation: `APPLICATION:GROUP/KIND:NAMESPACE/NAME`.
        if let tracking = annotations[AnnotationKey.argoTracking] {
            return "Argo CD application \(tracking.prefix { $0 != ":" })"
        }
        // Argo CD, by label.
        if let application = labels["argocd.argoproj.io/instance"] { return "Argo CD application \(application)" }
        if let name = labels["kustomize.toolkit.fluxcd.io/name"] { return "Flux Kustomization \(name)" }
        if let name = labels["helm.toolkit.fluxcd.io/name"] { return "Flux HelmRelease \(name)" }
        return nil
    }
}
