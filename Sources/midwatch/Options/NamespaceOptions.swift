import ArgumentParser
import KubernetesClient

/// Which namespaces a command looks at.
struct NamespaceOptions: ParsableArguments {
    @Option(name: .shortAndLong, help: "Only this namespace.")
    var namespace: String?

    @Flag(name: [.customShort("A"), .long], help: "All namespaces, which is what happens without --namespace.")
    var allNamespaces = false

    func validate() throws {
        if allNamespaces, namespace != nil { throw ValidationError("give either --namespace or --all-namespaces") }
    }
}
