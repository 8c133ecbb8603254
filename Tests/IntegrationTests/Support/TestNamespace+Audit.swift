import MidwatchTestKit
import Testing

extension TestNamespace {
    /// Checks in the audit log which objects of others Midwatch has written so far.
    ///
    /// - Parameter writes: As `patch apps/deployments/web`, in order.
    func expectWrites(_ writes: [String], sourceLocation: SourceLocation = #_sourceLocation) throws {
        guard let audit = AuditLog.current else {
            print("skipped: no audit log can be read, so what Midwatch wrote in \(name) is not checked")
            return
        }
        let found = try audit.writesOfMidwatch(in: name)
        #expect(found.contains { $0.isOfItsOwn }, "the audit log is not this cluster's", sourceLocation: sourceLocation)
        let others = found.filter { !$0.isOfItsOwn }.map { "\($0.verb) \($0.group)/\($0.resource)/\($0.name)" }
        #expect(others == writes, sourceLocation: sourceLocation)
    }
}
