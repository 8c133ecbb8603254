import ModelExchange

/// Gives each request its credential.
protocol Authorizer: Sendable {
    /// - Throws: A ``ModelError`` with the code `unauthorized` where there is none.
    func grant(for call: WireCall) async throws(ModelError) -> Grant
}

/// For servers that want no key.
struct OpenDoor: Authorizer {
    func grant(for call: WireCall) -> Grant { Grant() }
}

/// Sends a key.
struct KeyAuthorizer: Authorizer {
    let key: RotatingKey
    let header: KeyHeader

    func grant(for call: WireCall) async throws(ModelError) -> Grant {
        let reading = try await key.current()
        let (name, value) = header.header(reading.key)
        return Grant(headers: [name: value], serial: reading.serial)
    }
}
