public import Detection
public import Foundation
public import Incidents
public import KubernetesModel

/// One pass of the rules over a whole snapshot: what is wrong, and why.
public struct Survey: Codable, Hashable, Sendable {
    /// One target that is not well.
    public struct Entry: Codable, Hashable, Sendable {
        public var target: ObjectReference
        public var severity: Severity
        /// One line for people.
        public var title: String
        public var diagnosis: Diagnosis
        /// Actions that may repair it, best first.
        public var remedies: [Action]
        public var signals: [Signal]

        public init(
            target: ObjectReference, severity: Severity, title: String, diagnosis: Diagnosis, remedies: [Action],
            signals: [Signal]
        ) {
            self.target = target
            self.severity = severity
            self.title = title
            self.diagnosis = diagnosis
            self.remedies = remedies
            self.signals = signals
        }
    }

    /// The most severe first.
    public var findings: [Entry]
    /// The kinds that could not be read, with the reason.
    public var unseen: [String: String]

    public init(findings: [Entry] = [], unseen: [String: String] = [:]) {
        self.findings = findings
        self.unseen = unseen
    }
}

extension Survey {
    /// Looks at every target of a snapshot.
    ///
    /// - Parameter namespace: the only namespace to look at; nil: all, and the nodes.
    public init(
        of snapshot: ClusterSnapshot, namespace: String? = nil, detector: Detector = Detector(),
        engine: RuleEngine = .standard, now: Date
    ) {
        self.init(unseen: snapshot.unseen)
        for target in detector.targets(in: snapshot, namespace: namespace) {
            let signals = detector.assess(target, in: snapshot, now: now).signals
            guard !signals.isEmpty else { continue }
            let looked = Case(target: target, signals: signals, snapshot: snapshot, now: now)
            let concluded = engine.findings(for: looked)
            findings.append(
                Entry(
                    target: target, severity: detector.severity(of: signals, target: target, in: snapshot),
                    title: detector.title(of: signals, target: target),
                    diagnosis: engine.diagnosis(from: concluded, case: looked),
                    remedies: concluded.first?.remedies ?? [], signals: signals))
        }
        // Targets come in the order of their names, which holds among equals.
        findings.sort { $0.severity > $1.severity }
    }
}
