import Incidents

/// What policies say of the action as such.
extension Question {
    var stopObjections: [Objection] {
        terms.filter(\.isStopped).map { terms in
            Objection(.deny, by: "policy/\(terms.name)", "the kill switch of policy \(terms.name) is on")
        }
    }

    var modeObjections: [Objection] {
        let kind = proposal.action.kind.rawValue
        guard !terms.isEmpty else {
            return [Objection(.suggest, by: "guardrail/no-policy", "no policy matches: Observe")]
        }
        return terms.compactMap { terms in
            let (by, name) = ("policy/\(terms.name)", terms.name)
            switch terms.mode {
            case .observe: return Objection(.suggest, by: by, "policy \(name) has mode Observe for \(kind)")
            case .suggest where !terms.isNamed:
                return Objection(.suggest, by: by, "policy \(name) does not name \(kind), which leaves it at Suggest")
            case .suggest: return Objection(.suggest, by: by, "policy \(name) has mode Suggest for \(kind)")
            case .approve:
                let approvers = terms.approvers.joined(separator: " or ")
                let who = approvers.isEmpty ? "a person" : approvers
                return Objection(.ask, by: by, "policy \(name) has mode Approve for \(kind): \(who) decides")
            case .auto: return nil
            }
        }
    }

    var scheduleObjections: [Objection] {
        terms.compactMap { terms in
            let by = "policy/\(terms.name)"
            switch terms.schedule.opening(at: now) {
            case .open: return nil
            case .closed(let until):
                return Objection(
                    .hold(until: until), by: by,
                    "the windows of policy \(terms.name) let nothing be done until \(until.utc)")
            case .neverOpen:
                return Objection(.deny, by: by, "the windows of policy \(terms.name) leave no time to do anything")
            }
        }
    }
}
