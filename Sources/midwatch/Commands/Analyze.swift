import ArgumentParser
import Diagnosis
import Foundation
import Healing
import Incidents
import Operator
import Presentation
import Redaction

struct Analyze: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Looks at the cluster once and says what is broken and why. Nothing is changed.",
        discussion: """
            It needs the right to list workloads, pods and events; what it may not see it \
            says, and goes on.

            Examples:
              midwatch analyze                  the whole cluster
              midwatch analyze -n shop          one namespace
              midwatch analyze -o json          for scripts

            Exit codes: 0 no findings, 1 findings, 2 an error.
            """)

    @OptionGroup var cluster: ClusterOptions
    @OptionGroup var scope: NamespaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let survey = try await cluster.withAPI { api in
            let snapshot = try await ClusterScan(api: api).snapshot(namespace: scope.namespace)
            if let namespace = scope.namespace, snapshot.unseen["Namespace"] == nil,
                snapshot.object(\.namespaces, named: namespace, in: nil) == nil
            {
                throw CommandError("there is no namespace \(namespace)")
            }
            let survey = Survey(of: snapshot, namespace: scope.namespace, now: Date())
            return Redactor(key: .random()).redact(survey)
        }
        try output.write(survey) { SurveyView(style: Terminal.style).text(survey) }
        if survey.findings.isEmpty, let reason = survey.unseen["Pod"] {
            throw CommandError("without pods nothing could be checked: \(reason)")
        }
        if !survey.findings.isEmpty { throw ExitCode(1) }
    }
}
