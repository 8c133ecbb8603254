import ArgumentParser
import Operator

struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lets an action that waits for a person go ahead.",
        discussion: """
            It shows what would be changed and asks. What you approve is what you were \
            shown: if the request has changed meanwhile, nothing is approved. The guardrails \
            are asked once more before the action is carried out.

            Examples:
              midwatch actions list --waiting
              midwatch approve areq-1a2b3c -n shop
              midwatch approve areq-1a2b3c -n shop --yes --reason "It is broken for sure."
            """)

    @OptionGroup var decision: DecisionOptions

    func run() async throws { try await decision.decide(.approve) }
}

struct Deny: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Refuses an action that waits for a person.",
        discussion: """
            The incident goes to people. The same action is not proposed again for it.

            Example:
              midwatch deny areq-1a2b3c -n shop --reason "We fix it forward."
            """)

    @OptionGroup var decision: DecisionOptions

    func run() async throws { try await decision.decide(.deny) }
}
