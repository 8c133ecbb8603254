/// A field of a policy that cannot be understood or applied. Such a policy allows nothing.
package struct PolicyProblem: Error, Hashable, CustomStringConvertible {
    /// The field's path: `spec.limits.cooldown`.
    let field: String
    /// What is wrong and what to write instead.
    let problem: String

    package var description: String { "\(field): \(problem)" }
}
