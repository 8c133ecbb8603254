import KubernetesModel
import Testing

@testable import ControllerRuntime

/// Drives a machine and remembers the time.
private final class Driver {
    var machine: WatchMachine
    var generator = SeededGenerator(seed: 3)
    var now = Duration.zero

    init(usesInitialEvents: Bool = false) { machine = WatchMachine(usesInitialEvents: usesInitialEvents) }

    /// A machine that has listed at version 10 and watches.
    static func watching() -> Driver {
        let driver = Driver()
        _ = driver.start()
        _ = driver.listed("10")
        driver.open()
        return driver
    }

    func start() -> WatchMachine.Step { machine.start(using: &generator) }

    func listed(_ version: ResourceVersion) -> WatchMachine.Step {
        machine.listed(at: version, now: now, using: &generator)
    }

    func open() { machine.opening(now: now) }

    func receive(_ frame: WatchMachine.Frame) -> WatchMachine.FrameAction {
        machine.received(frame, now: now)
    }

    func fail(_ failure: WatchFailure) -> WatchMachine.Step {
        machine.failed(failure, now: now, using: &generator)
    }

    func end() -> WatchMachine.Step { machine.ended(now: now, using: &generator) }

    func pass(_ duration: Duration) { now += duration }
}

extension WatchMachine.Step {
    fileprivate var delay: Duration {
        switch self {
        case .list(_, let delay), .watch(_, let delay): delay
        }
    }

    fileprivate var listVersion: ResourceVersion? {
        if case .list(let version, _) = self { version } else { nil }
    }

    fileprivate var start: WatchRequest.Start? {
        if case .watch(let request, _) = self { request.start } else { nil }
    }

    fileprivate var timeout: Duration? {
        if case .watch(let request, _) = self { request.timeout } else { nil }
    }
}

@Suite struct WatchMachineTests {
    @Test func `the first list takes what the API server has at hand, and the watch goes on from it`() {
        let driver = Driver()
        #expect(driver.start() == .list(at: .any, delay: .zero))
        #expect(driver.machine.status == .syncing(nil))
        let step = driver.listed("10")
        #expect(step.start == .after("10"))
        #expect(step.delay == .zero)
        #expect(driver.machine.status == .synced(at: .zero))
    }

    @Test func `the API server is asked to end a watch after 5 to 10 minutes`() {
        let driver = Driver()
        _ = driver.start()
        var timeouts: Set<Duration> = []
        for _ in 0..<200 {
            guard let timeout = driver.listed("10").timeout else { continue }
            #expect(timeout >= .seconds(300) && timeout < .seconds(600))
            timeouts.insert(timeout)
        }
        #expect(timeouts.count > 50)
    }

    @Test func `the version of each frame is where the next watch goes on`() {
        let driver = Driver.watching()
        #expect(driver.receive(.added("11")) == .apply)
        #expect(driver.machine.version == "11")
        #expect(driver.receive(.changed("12")) == .apply)
        #expect(driver.receive(.bookmark("40", endsInitialEvents: false)) == .apply)
        driver.pass(.seconds(300))
        #expect(driver.end().start == .after("40"))
    }

    @Test func `a frame with an older version does not take the watch back`() {
        let driver = Driver.watching()
        _ = driver.receive(.changed("20"))
        _ = driver.receive(.changed("15"))
        #expect(driver.machine.version == "20")
    }

    @Test func `a watch that the API server ends after its time goes on at once`() {
        let driver = Driver.watching()
        for _ in 0..<50 {
            driver.pass(.seconds(300))
            let step = driver.end()
            #expect(step.start == .after("10"))
            #expect(step.delay == .zero)
            driver.open()
        }
    }

    @Test func `a watch that ends at once and brings nothing is a failure`() {
        let driver = Driver.watching()
        driver.pass(.milliseconds(100))
        let step = driver.end()
        #expect(step.start == .after("10"))
        #expect(step.delay >= .milliseconds(800))
        #expect(driver.machine.failure == .endedAtOnce)
    }

    @Test func `a short watch that brought something is none`() {
        let driver = Driver.watching()
        _ = driver.receive(.changed("11"))
        driver.pass(.milliseconds(100))
        #expect(driver.end().delay == .zero)
    }

    // MARK: Expired versions

    @Test(arguments: [WatchFailure.expired, .versionTooLarge])
    func `an expired version leads to a list of the newest state, after a delay`(failure: WatchFailure) {
        let driver = Driver.watching()
        let step = driver.fail(failure)
        #expect(step.listVersion == ResourceVersion.none)
        #expect(step.delay >= .milliseconds(800))
    }

    @Test func `a relist asks for the last version, and for the newest state only after a refusal`() {
        let driver = Driver.watching()
        _ = driver.receive(.changed("20"))
        #expect(driver.fail(.other("broken frame")).listVersion == "20")
        let refused = driver.fail(.expired)
        #expect(refused == .list(at: .none, delay: .zero))
        let again = driver.fail(.expired)
        #expect(again.listVersion == ResourceVersion.none)
        #expect(again.delay > .zero)
        #expect(driver.listed("30").start == .after("30"))
        #expect(driver.fail(.other("broken frame")).listVersion == "30")
    }

    @Test(arguments: [
        (code: 410, reason: "Gone", failure: WatchFailure.expired),
        (code: 410, reason: "Expired", failure: .expired),
        (code: 429, reason: "TooManyRequests", failure: .throttled(retryAfter: nil)),
        (code: 500, reason: "InternalError", failure: .serverError("why")),
        (code: 403, reason: "Forbidden", failure: .forbidden("why")),
        (code: 400, reason: "BadRequest", failure: .other("why")),
    ])
    func `an error frame ends the watch with its failure`(code: Int, reason: String, failure: WatchFailure) {
        let driver = Driver.watching()
        var status = APIStatus()
        status.code = code
        status.reason = reason
        status.message = "why"
        #expect(driver.receive(.error(status)) == .end(failure))
        #expect(driver.machine.version == "10")
    }

    @Test func `a version that is too large arrives as a timeout with a cause`() {
        var cause = APIStatus.Cause()
        cause.reason = "ResourceVersionTooLarge"
        var status = APIStatus()
        status.code = 504
        status.details = APIStatus.Details()
        status.details?.causes = [cause]
        #expect(WatchFailure(status) == .versionTooLarge)
    }

    // MARK: Failures that keep the version

    @Test func `throttling keeps the version and waits as long as the API server asks`() {
        let driver = Driver.watching()
        let step = driver.fail(.throttled(retryAfter: .seconds(25)))
        #expect(step.start == .after("10"))
        #expect(step.delay == .seconds(25))
        #expect(driver.fail(.throttled(retryAfter: nil)).delay >= .milliseconds(1_600))
    }

    @Test func `an API server that cannot be reached leads to no list`() {
        let driver = Driver.watching()
        var last = Duration.zero
        for _ in 0..<50 {
            let step = driver.fail(.unreachable("connection refused"))
            #expect(step.start == .after("10"))
            #expect(step.delay > .zero && step.delay <= .seconds(60))
            driver.pass(step.delay)
            last = step.delay
        }
        #expect(last >= .seconds(30))
        #expect(driver.machine.status == .synced(at: .zero))
        #expect(driver.machine.failure == .unreachable("connection refused"))
    }

    @Test func `silence leads to a new watch from the version and not to a list`() {
        let driver = Driver.watching()
        _ = driver.receive(.changed("33"))
        #expect(driver.machine.silenceDeadline == .seconds(70))
        driver.pass(.seconds(20))
        _ = driver.receive(.bookmark("34", endsInitialEvents: false))
        #expect(driver.machine.silenceDeadline == .seconds(90))
        driver.pass(.seconds(70))
        let step = driver.fail(.silent)
        #expect(step.start == .after("34"))
        #expect(step.delay == .zero)
        driver.open()
        #expect(driver.machine.silenceDeadline == .seconds(160))
    }

    @Test func `a failing API server is asked to go on with the watch for a minute, then all is listed`() {
        let driver = Driver.watching()
        var steps: [WatchMachine.Step] = []
        while driver.now < .seconds(120) {
            let step = driver.fail(.serverError("etcd"))
            steps.append(step)
            if step.listVersion != nil { break }
            driver.pass(step.delay)
        }
        #expect(steps.last?.listVersion == "10")
        #expect(steps.count > 2)
        #expect(driver.now >= .seconds(60))
    }

    @Test func `a watch that is accepted is a contact, but does not end the reckoning of a failing API server`() {
        let driver = Driver.watching()
        _ = driver.fail(.serverError("etcd"))
        driver.pass(.seconds(60))
        driver.machine.opened(now: driver.now)
        #expect(driver.machine.failure == nil)
        #expect(driver.machine.lastContact == .seconds(60))
        #expect(driver.fail(.serverError("etcd")).listVersion == "10")
    }

    @Test func `a frame ends the reckoning of a failing API server`() {
        let driver = Driver.watching()
        _ = driver.fail(.serverError("etcd"))
        driver.pass(.seconds(59))
        _ = driver.receive(.changed("11"))
        driver.pass(.seconds(5))
        #expect(driver.fail(.serverError("etcd")).start == .after("11"))
    }

    // MARK: Rights and kinds

    @Test(arguments: [
        (failure: WatchFailure.forbidden("list pods"), status: ReflectorStatus.forbidden("list pods")),
        (failure: .notServed("no pods"), status: .notServed("no pods")),
    ])
    func `what only a person can change waits longer and is told`(failure: WatchFailure, status: ReflectorStatus) {
        let driver = Driver()
        _ = driver.start()
        let first = driver.fail(failure)
        #expect(first.listVersion == .any)
        #expect(first.delay >= .seconds(10) && first.delay < .seconds(20))
        #expect(driver.machine.status == status)
        #expect(driver.machine.status.isSettled)
        for _ in 0..<10 { driver.pass(driver.fail(failure).delay) }
        #expect(driver.fail(failure).delay >= .seconds(300))
        _ = driver.listed("10")
        #expect(driver.machine.status == .synced(at: driver.now))
    }

    @Test func `a right that is lost later lists anew when it is back`() {
        let driver = Driver.watching()
        #expect(driver.fail(.forbidden("watch pods")).listVersion == "10")
        #expect(driver.machine.status == .forbidden("watch pods"))
    }

    @Test func `before the first list any failure is what is waited for`() {
        let driver = Driver()
        _ = driver.start()
        #expect(driver.fail(.unreachable("refused")).listVersion == .any)
        #expect(driver.machine.status == .syncing(.unreachable("refused")))
        #expect(!driver.machine.status.isSettled)
    }

    // MARK: Versions of synthetic frames

    @Test func `versions of objects that were there before are not recorded`() {
        let driver = Driver()
        _ = driver.start()
        _ = driver.listed(.any)
        driver.open()
        _ = driver.receive(.added("90"))
        _ = driver.receive(.added("20"))
        #expect(driver.machine.version == .any)
        _ = driver.receive(.changed("95"))
        #expect(driver.machine.version == "95")
        _ = driver.receive(.added("96"))
        #expect(driver.machine.version == "96")
    }

    // MARK: Watch-list streaming

    @Test func `initial events are gathered until the bookmark that ends them, and the stream goes on`() {
        let driver = Driver(usesInitialEvents: true)
        #expect(driver.start().start == .initialEvents(notOlderThan: .none))
        driver.open()
        #expect(driver.receive(.added("90")) == .gather)
        #expect(driver.receive(.changed("20")) == .gather)
        #expect(driver.receive(.bookmark("50", endsInitialEvents: false)) == .skip)
        #expect(driver.machine.version == .none)
        #expect(!driver.machine.status.isSettled)
        #expect(driver.receive(.bookmark("100", endsInitialEvents: true)) == .commit("100"))
        #expect(driver.machine.status == .synced(at: .zero))
        #expect(driver.receive(.added("101")) == .apply)
        #expect(driver.machine.version == "101")
        driver.pass(.seconds(300))
        #expect(driver.end().start == .after("101"))
    }

    @Test(arguments: [WatchFailure.silent, .other("invalid"), .serverError("etcd"), .endedAtOnce])
    func `initial events that fail give way to a list for good`(failure: WatchFailure) {
        let driver = Driver(usesInitialEvents: true)
        _ = driver.start()
        driver.open()
        _ = driver.receive(.added("90"))
        #expect(driver.fail(failure) == .list(at: .any, delay: .zero))
        _ = driver.listed("10")
        #expect(driver.fail(.expired).listVersion == ResourceVersion.none)
    }

    @Test func `a stream that ends within the initial events gives way to a list`() {
        let driver = Driver(usesInitialEvents: true)
        _ = driver.start()
        driver.open()
        _ = driver.receive(.added("90"))
        driver.pass(.seconds(5))
        #expect(driver.end() == .list(at: .any, delay: .zero))
    }

    @Test(arguments: [WatchFailure.throttled(retryAfter: nil), .unreachable("refused"), .expired])
    func `initial events that cannot be had now are asked for again later`(failure: WatchFailure) {
        let driver = Driver(usesInitialEvents: true)
        _ = driver.start()
        driver.open()
        let step = driver.fail(failure)
        #expect(step.start == .initialEvents(notOlderThan: .none))
        #expect(step.delay >= .milliseconds(800))
    }

    @Test func `silence within the initial events is noticed sooner`() {
        let driver = Driver(usesInitialEvents: true)
        _ = driver.start()
        driver.open()
        #expect(driver.machine.silenceDeadline == .seconds(10))
    }

    @Test func `an expired version streams the initial events anew`() {
        let driver = Driver(usesInitialEvents: true)
        _ = driver.start()
        driver.open()
        _ = driver.receive(.bookmark("100", endsInitialEvents: true))
        #expect(driver.fail(.other("broken")).start == .initialEvents(notOlderThan: "100"))
        #expect(driver.fail(.expired).start == .initialEvents(notOlderThan: .none))
    }
}
