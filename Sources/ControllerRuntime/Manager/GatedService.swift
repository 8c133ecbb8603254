internal import ServiceLifecycle

/// A service that begins only when what it needs is there.
struct GatedService: Service {
    let service: any Service
    let gates: [@Sendable () async throws -> Void]

    func run() async throws {
        for gate in gates {
            do {
                try await cancelWhenGracefulShutdown(gate)
            } catch is CancellationError {
                // Shut down before it began.
                return
            }
        }
        try await service.run()
    }
}
