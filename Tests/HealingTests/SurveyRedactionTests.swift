import Diagnosis
import Foundation
import Incidents
import KubernetesModel
import MidwatchTestKit
import Redaction
import Testing

@testable import Healing

@Suite("A survey as it is shown") struct SurveyRedactionTests {
    @Test("has no secret of a command, an event or last words in it")
    func secrets() throws {
        let secrets = ["cmdS3cretXq81", "trm6XyZ81kQw"]
        let words =
            "failed to create containerd task: exec: \"/nope --password=\(secrets[0])\": "
            + "executable file not found in $PATH: unknown"
        let starting = DeploymentScene.troubled("a") { $0.ended("StartError", exitCode: 128, message: words) }
        let crashing = DeploymentScene.troubled("b") {
            $0.ended(restarts: 5, message: "conn postgres://a:\(secrets[1])@db/x")
        }.saying("BackOff", "restarting, --password=\(secrets[0])")
        for scene in [starting, crashing] {
            let survey = Survey(of: .with(scene), now: .testNow)
            func text(_ survey: Survey) throws -> String {
                String(decoding: try JSONEncoder().encode(survey), as: UTF8.self)
            }
            #expect(try secrets.contains(where: text(survey).contains), "otherwise nothing is shown")
            let shown = try text(Redactor(key: .random()).redact(survey))
            #expect(secrets.allSatisfy { !shown.contains($0) })
            #expect(shown.contains("REDACTED"))
        }
    }
}
