internal import KubernetesModel

/// The life of one list and watch: what to ask of the API server next, and what to do with what it sends.
///
/// Pure: told of answers, frames, failures and the time, it says what to do. The rules are those of client-go's
/// reflector (`tools/cache/reflector.go`); where they depart, the line says why.
struct WatchMachine: Sendable {
    /// What to ask of the API server, after a delay.
    enum Step: Hashable, Sendable {
        case list(at: ResourceVersion, delay: Duration)
        case watch(WatchRequest, delay: Duration)
    }

    /// A watch frame without its object.
    enum Frame: Hashable, Sendable {
        case added(ResourceVersion)
        /// Also a frame whose object cannot be read.
        case changed(ResourceVersion)
        case bookmark(ResourceVersion, endsInitialEvents: Bool)
        case error(APIStatus)
    }

    /// What to do with a frame.
    enum FrameAction: Hashable, Sendable {
        /// Change the store by it.
        case apply
        /// Put it into the initial state that is being gathered.
        case gather
        /// The gathered state is complete: put it in place of the old one, at this version.
        case commit(ResourceVersion)
        /// Nothing.
        case skip
        /// End this watch, and tell the machine of this failure.
        case end(WatchFailure)
    }

    private enum Phase {
        case listing
        case initialEvents
        case watching
    }

    private var phase = Phase.listing
    private var usesInitialEvents: Bool
    private var mustListNewest = false
    private var recordsAdded = true
    private var watchBegan: Duration = .zero
    private var hasFrames = false
    private var failingSince: Duration?
    private var backoff = Backoff.watch
    private var patientBackoff = Backoff.patient

    /// The version up to which everything is known; `none` before the first list.
    private(set) var version = ResourceVersion.none
    private(set) var status = ReflectorStatus.syncing(nil)
    /// When the API server last answered or sent something, on the runtime's clock.
    private(set) var lastContact: Duration?
    /// The failure that is being waited out, until the next contact.
    private(set) var failure: WatchFailure?

    /// A stream without a frame for so long is dead. API servers send a bookmark each minute or so; where one does not,
    /// a quiet watch is merely opened anew from where it was.
    static let silenceLimit = Duration.seconds(70)
    /// The same while the initial state is being sent: the frames come without a pause, and an API server that does not
    /// know of initial events never sends the closing bookmark.
    static let initialSilenceLimit = Duration.seconds(10)
    /// A watch that ended sooner and without a frame did not end by itself.
    static let shortestWatch = Duration.seconds(1)
    /// For how long a failing API server is asked to go on with the watch before all is listed anew.
    static let serverErrorLimit = Duration.seconds(60)

    init(usesInitialEvents: Bool) { self.usesInitialEvents = usesInitialEvents }

    /// The first step.
    mutating func start(using generator: inout some RandomNumberGenerator) -> Step {
        begin(after: .zero, using: &generator)
    }

    /// The whole list is in the store.
    mutating func listed(
        at version: ResourceVersion, now: Duration, using generator: inout some RandomNumberGenerator
    ) -> Step {
        contact(now)
        synced(at: version, now: now)
        return watch(after: .zero, using: &generator)
    }

    /// The watch is being opened.
    mutating func opening(now: Duration) {
        watchBegan = now
        hasFrames = false
    }

    /// The API server accepted the watch. Whether it can also serve it, the frames will show.
    mutating func opened(now: Duration) {
        lastContact = now
        failure = nil
    }

    /// A frame came.
    mutating func received(_ frame: Frame, now: Duration) -> FrameAction {
        hasFrames = true
        if case .error(let status) = frame { return .end(WatchFailure(status)) }
        contact(now)
        switch phase {
        case .listing: return .skip
        case .initialEvents: return gathered(frame, now: now)
        case .watching: return followed(frame)
        }
    }

    /// The API server ended the watch, as it does after the time it was asked for.
    mutating func ended(now: Duration, using generator: inout some RandomNumberGenerator) -> Step {
        if !hasFrames, now - watchBegan < Self.shortestWatch {
            return failed(.endedAtOnce, now: now, using: &generator)
        }
        if phase == .initialEvents {
            return failed(.other("the watch ended within the initial state"), now: now, using: &generator)
        }
        contact(now)
        return watch(after: .zero, using: &generator)
    }

    /// The moment at which the open watch counts as dead unless a frame comes.
    var silenceDeadline: Duration {
        let limit = phase == .initialEvents ? Self.initialSilenceLimit : Self.silenceLimit
        return max(watchBegan, lastContact ?? .zero) + limit
    }

    private mutating func gathered(_ frame: Frame, now: Duration) -> FrameAction {
        switch frame {
        case .bookmark(let version, endsInitialEvents: true):
            synced(at: version, now: now)
            return .commit(version)
        case .bookmark: return .skip
        // The initial objects come out of the order of their versions, so none of these is recorded.
        default: return .gather
        }
    }

    private mutating func followed(_ frame: Frame) -> FrameAction {
        switch frame {
        case .added(let version):
            if recordsAdded { record(version) }
        case .changed(let version), .bookmark(let version, _):
            recordsAdded = true
            record(version)
        case .error: break
        }
        return .apply
    }

    private mutating func record(_ newer: ResourceVersion) {
        guard !newer.isEmpty, version.isNewer(than: newer) != true else { return }
        version = newer
    }

    private mutating func contact(_ now: Duration) {
        lastContact = now
        failure = nil
        failingSince = nil
    }

    private mutating func synced(at version: ResourceVersion, now: Duration) {
        phase = .watching
        self.version = version
        mustListNewest = false
        // A watch from no particular version begins with the objects there are, out of the order of their versions.
        recordsAdded = !version.isEmpty && version != .any
        status = .synced(at: now)
    }
}

// MARK: - Failures

extension WatchMachine {
    /// The list or the watch failed.
    mutating func failed(
        _ failure: WatchFailure, now: Duration, using generator: inout some RandomNumberGenerator
    ) -> Step {
        note(failure, now: now)
        switch failure {
        case .forbidden, .notServed:
            return begin(after: patientBackoff.next(at: now, using: &generator), using: &generator)
        case .expired, .versionTooLarge:
            return expired(now: now, using: &generator)
        default: break
        }
        switch (phase, failure) {
        // What the API server cannot do now it may do later: the way of asking stays.
        case (.initialEvents, .throttled), (.initialEvents, .unreachable), (.listing, _):
            return begin(after: delay(after: failure, now: now, using: &generator), using: &generator)
        case (.initialEvents, _):
            usesInitialEvents = false
            return begin(after: .zero, using: &generator)
        case (.watching, .other):
            return begin(after: delay(after: failure, now: now, using: &generator), using: &generator)
        case (.watching, .serverError) where now - (failingSince ?? now) >= Self.serverErrorLimit:
            return begin(after: delay(after: failure, now: now, using: &generator), using: &generator)
        case (.watching, .silent):
            // It took long enough to notice, and nothing says that the API server is in need of rest.
            return watch(after: .zero, using: &generator)
        case (.watching, _):
            return watch(after: delay(after: failure, now: now, using: &generator), using: &generator)
        }
    }

    private mutating func note(_ failure: WatchFailure, now: Duration) {
        self.failure = failure
        failingSince = failingSince ?? now
        switch (failure, status) {
        case (.forbidden(let message), _): status = .forbidden(message)
        case (.notServed(let message), _): status = .notServed(message)
        case (_, .syncing): status = .syncing(failure)
        default: break
        }
    }

    private mutating func expired(now: Duration, using generator: inout some RandomNumberGenerator) -> Step {
        // A list that asked for a version and was refused is repeated at once without one; all else waits, so that an
        // API server that keeps on refusing is not asked in a loop.
        let isRefusedList = phase == .listing && !mustListNewest
        mustListNewest = true
        let delay = isRefusedList ? .zero : backoff.next(at: now, using: &generator)
        return begin(after: delay, using: &generator)
    }

    private mutating func delay(
        after failure: WatchFailure, now: Duration, using generator: inout some RandomNumberGenerator
    ) -> Duration {
        let delay = backoff.next(at: now, using: &generator)
        guard case .throttled(let retryAfter?) = failure else { return delay }
        return max(delay, retryAfter)
    }

    /// Asks for the whole state.
    private mutating func begin(after delay: Duration, using generator: inout some RandomNumberGenerator) -> Step {
        guard usesInitialEvents else {
            phase = .listing
            // From the API server's cache at first: all clients that list from storage at once would bring it down.
            let fallback: ResourceVersion = version.isEmpty ? .any : version
            return .list(at: mustListNewest ? .none : fallback, delay: delay)
        }
        phase = .initialEvents
        let start = WatchRequest.Start.initialEvents(notOlderThan: mustListNewest ? .none : version)
        return .watch(WatchRequest(start: start, timeout: timeout(using: &generator)), delay: delay)
    }

    /// Asks for what changes from the known version on.
    private func watch(after delay: Duration, using generator: inout some RandomNumberGenerator) -> Step {
        .watch(WatchRequest(start: .after(version), timeout: timeout(using: &generator)), delay: delay)
    }

    private func timeout(using generator: inout some RandomNumberGenerator) -> Duration {
        .seconds(Int.random(in: 300..<600, using: &generator))
    }
}
