import Incidents
import KubernetesModel
import Operator
import Testing

/// The pages of the custom resources, against their definitions.
struct FieldTests {
    @Test(
        "Every field of a definition is on the resource's page",
        arguments: ["Incident", "ActionRequest", "AutonomyPolicy"])
    func fields(kind: String) throws {
        let page = try Page.named("docs/resources/\(kind.lowercased()).md")
        let definitions = try InstallManifests.render(InstallManifests.Options(image: "midwatch"))
        let definition = try #require(definitions.first { $0[path: "spec", "names", "kind"]?.stringValue == kind })
        let schema = definition[path: "spec", "versions"]?[0]?[path: "schema", "openAPIV3Schema", "properties"]
        let names = ["spec", "status"].flatMap { properties(of: schema?[$0]) }
        try #require(names.count > 10)
        let words = Set(page.text.split { !($0.isLetter || $0.isNumber) }.map(String.init))
        #expect(Set(names).subtracting(words).subtracting(Self.commonplace) == [])
    }

    /// Parts of object references and of conditions, which are Kubernetes' own.
    private static let commonplace: Set = [
        "fieldPath", "lastTransitionTime", "lastUpdateTime", "type", "status", "apiVersion", "namespace", "name",
    ]

    @Test func `The values that interfaces are made of are on the pages`() throws {
        let incident = try Page.named("docs/resources/incident.md")
        let request = try Page.named("docs/resources/actionrequest.md")
        let policy = try Page.named("docs/resources/autonomypolicy.md")
        expect(Signal.Kind.allCases.map(\.rawValue), on: incident)
        expect(Category.allCases.map(\.rawValue), on: incident)
        expect(Incident.Phase.allCases.map(\.rawValue), on: incident)
        expect(Severity.allCases.map(\.rawValue), on: incident)
        expect(Action.Kind.allCases.map(\.rawValue), on: request)
        expect(AutonomyPolicy.Mode.allCases.map(\.rawValue), on: policy)
    }

    private func expect(_ values: [String], on page: Page, sourceLocation: SourceLocation = #_sourceLocation) {
        let missing = Set(values).subtracting(page.codeSpans)
        #expect(missing == [], "not on \(page.path)", sourceLocation: sourceLocation)
    }

    private func properties(of schema: JSONValue?) -> [String] {
        let own = schema?["properties"]?.objectValue ?? [:]
        return own.flatMap { name, inner in [name] + properties(of: inner) }
            + (schema?["items"].map(properties(of:)) ?? [])
    }
}
