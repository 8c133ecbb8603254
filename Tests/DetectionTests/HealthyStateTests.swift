import Detection
import Foundation
import MidwatchTestKit
import Testing

@Suite struct HealthyStateTests {
    @Test(
        arguments: HealthyState.rollouts + HealthyState.events + HealthyState.containers + HealthyState.others
            + HealthyState.autoscalers)
    func `what is well gives no signal`(_ state: HealthyState) {
        let assessment = Detector().assess(state.target, in: state.snapshot, now: .testNow)
        #expect(assessment.signals.isEmpty)
    }
}
