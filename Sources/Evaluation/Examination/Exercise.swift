internal import APIMachinery
package import Lab

/// A scenario, and what is expected of whoever watches it.
package struct Exercise: Sendable {
    package var scenario: Scenario
    package var expectation: Expectation

    /// Reads a scenario file.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - file: The file, as errors name it.
    package init(name: String, yaml: String, file: String) throws(ScenarioError) {
        let scenario = try Scenario(name: name, yaml: yaml, file: file)
        if let policy = scenario.policy, let problem = PolicyCheck.problem(in: policy) {
            throw ScenarioError(file: file, line: scenario.policyLine, path: problem.field, problem.message)
        }
        self.scenario = scenario
        expectation = try Expectation(of: scenario, file: file)
    }
}
