package import Foundation
package import Incidents

/// What happened in one run of a scenario: what there was to see, and what the watch made of it.
package struct Course: Sendable {
    /// A diagnosis that was written into an incident.
    package struct Finding: Sendable {
        package var incident: String
        package var at: Date
        package var diagnosis: Diagnosis

        package init(incident: String, at: Date, diagnosis: Diagnosis) {
            self.incident = incident
            self.at = at
            self.diagnosis = diagnosis
        }
    }

    /// What times are counted from: the first step, or the beginning where there is none.
    package var begin: Date
    /// As they were in the end, oldest first.
    package var incidents: [Incident]
    package var requests: [ActionRequest]
    /// Oldest first.
    package var findings: [Finding]
    package var observations: Observations
    /// What went wrong with the watch itself.
    package var failures: [String]

    package init(
        begin: Date, incidents: [Incident] = [], requests: [ActionRequest] = [], findings: [Finding] = [],
        observations: Observations, failures: [String] = []
    ) {
        self.begin = begin
        self.incidents = incidents
        self.requests = requests
        self.findings = findings
        self.observations = observations
        self.failures = failures
    }
}
