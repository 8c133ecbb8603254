import ArgumentParser
import KubernetesClient
import Operator

struct Uninstall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes the operator out of the cluster. What it repaired stays as it is.",
        discussion: """
            Without --keep-crds all incidents, action requests and policies go with their \
            definitions.

            Examples:
              midwatch uninstall
              midwatch uninstall --keep-crds --yes
            """)

    @Option(help: "The operator's namespace.")
    var installNamespace = InstallManifests.defaultNamespace

    @Flag(
        name: .customLong("keep-crds"),
        help: "Keep the definitions, and with them incidents, action requests and policies.")
    var keepCRDs = false

    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false

    @OptionGroup var cluster: ClusterOptions

    func run() async throws {
        try await cluster.withAPI { api in
            let configuration = api.configuration
            let what = keepCRDs ? "Midwatch" : "Midwatch with all incidents, action requests and policies"
            guard yes || Terminal.confirm("Remove \(what) from \(configuration.contextName) (\(configuration.server))?")
            else { throw CommandError("nothing was removed; confirm with y, or use --yes") }
            let objects = try InstallManifests.render(
                InstallManifests.Options(image: "", namespace: installNamespace))
            try await Installer(api: api).delete(
                keepCRDs ? objects.filter { !InstallManifests.isDefinition($0) } : objects
            ) { step in Terminal.write("\(step)\n") }
        }
    }
}
