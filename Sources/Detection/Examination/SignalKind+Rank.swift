import Incidents

extension Signal.Kind {
    /// The order in which signals of one target are told: what explains others first.
    var rank: Int {
        switch self {
        case .nodeNotReady: 0
        case .nodePressure: 1
        case .createRefused: 2
        case .imageUnavailable: 3
        case .containerConfigInvalid: 4
        case .containerStartFailed: 5
        case .outOfMemory: 6
        case .claimPending: 7
        case .unschedulable: 8
        case .mountFailed: 9
        case .sandboxFailed: 10
        case .initStuck: 11
        case .livenessFailing: 12
        case .crashLoop: 13
        case .readinessFailing: 14
        case .podEvicted: 15
        case .jobFailed: 16
        case .noEndpoints: 17
        case .stuckTerminating: 18
        case .rolloutStuck: 19
        case .replicasUnavailable: 20
        case .autoscalerFailing: 21
        case .warningEvent: 22
        }
    }
}
