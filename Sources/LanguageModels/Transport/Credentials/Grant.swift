/// What one request is sent with so that the provider knows whose it is.
struct Grant: Hashable {
    /// The ``serial`` of a credential that is not there.
    static let none = -1

    var headers: [String: SecretText] = [:]
    /// Which credential it is: another number after each change.
    var serial = 0
}
