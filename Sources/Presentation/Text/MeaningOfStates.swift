import Incidents

extension Severity {
    var meaning: TerminalStyle.Meaning? {
        switch self {
        case .P1, .P2: .bad
        case .P3: .warning
        case .P4: nil
        }
    }
}

extension Incident.Phase {
    var meaning: TerminalStyle.Meaning? {
        switch self {
        case .resolved: .good
        case .escalated: .bad
        case .awaitingApproval: .warning
        case .suppressed: .faint
        case .open, .diagnosing, .acting, .verifying: nil
        }
    }
}

extension ActionRequest {
    /// How far it has come, in one word: the execution's state, or the decision's where nothing was executed.
    var stateName: String {
        if status.verification?.state == .passed { return "Verified" }
        return status.execution?.state.rawValue ?? status.decision?.state.rawValue ?? "Proposed"
    }

    var meaning: TerminalStyle.Meaning? {
        switch stateName {
        case "Verified": .good
        case "Failed", "Denied": .bad
        case "AwaitingApproval", "Undone", "Undoing": .warning
        default: nil
        }
    }
}
