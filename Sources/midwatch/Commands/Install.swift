import ArgumentParser
import KubernetesClient
import KubernetesModel
import Operator

struct Install: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts the operator into the cluster. It only observes until a policy lets it act.",
        discussion: """
            It applies the custom resource definitions, the namespace, two service accounts \
            with their rights (one reads, one changes workloads), a default policy with mode \
            Observe, and the Deployment. It can be run again, for another image or version.

            Examples:
              midwatch install --image midwatch:0.1.0
              midwatch install --print          the YAML, for review or for Git
              midwatch install --crds-only      for an operator outside of the cluster
            """)

    @Option(help: "The operator's image.")
    var image: String?

    @Option(help: "The operator's namespace, which is made.")
    var installNamespace = InstallManifests.defaultNamespace

    @Flag(name: .customLong("crds-only"), help: "Apply the custom resource definitions and the namespace alone.")
    var crdsOnly = false

    @Flag(name: .customLong("print"), help: "Print the YAML and apply nothing; no cluster is needed.")
    var printsOnly = false

    @OptionGroup var cluster: ClusterOptions

    func run() async throws {
        if printsOnly {
            Terminal.write(try YAMLText.text(of: objects(enforcingImmutability: false)))
            return
        }
        guard image != nil || crdsOnly else {
            throw CommandError("no image is named; build one with the Containerfile, and name it with --image")
        }
        try await cluster.withAPI { api in
            // Common Expression Language in definitions is on by default since 1.25.
            let enforcing = (try await api.serverVersion().minorNumber ?? 0) >= 25
            try await Installer(api: api).apply(objects(enforcingImmutability: enforcing)) { step in
                Terminal.write("\(step)\n")
            }
        }
        if !crdsOnly {
            Terminal.write("Midwatch observes. `midwatch incidents list` shows what it finds.\n")
        }
    }

    private func objects(enforcingImmutability: Bool) throws -> [JSONValue] {
        let objects = try InstallManifests.render(
            InstallManifests.Options(
                image: image ?? "midwatch:\(Midwatch.version)", namespace: installNamespace,
                enforcesImmutability: enforcingImmutability))
        return crdsOnly ? objects.filter(InstallManifests.isGroundwork) : objects
    }
}
