import Foundation

/// Who has spent how much, and what is promised to requests that are under way. Pure: the time is given.
///
/// A request reserves the most that it can spend, and settles for what it did spend. Promises count like spending, so
/// that requests at the same time cannot overrun a limit together.
struct BudgetLedger {
    /// What is promised to one request.
    struct Reservation: Hashable {
        let conversation: String
        let amount: Spending
    }

    private struct Account {
        var spent = Spending()
        var promised = Spending()
        var usedAt: Date

        var taken: Spending { spent + promised }
    }

    private struct Window {
        var start: Date
        var spent = Spending()
    }

    /// How many conversations are remembered; those that were not used for longest are forgotten first. The limits of
    /// the hour and the day hold for what is forgotten too.
    static let conversations = 4_096

    private let limits: BudgetLimits
    private var accounts: [String: Account] = [:]
    private var windows: [BudgetPeriod: Window] = [:]
    private var promised = Spending()

    init(_ limits: BudgetLimits) { self.limits = limits }

    /// How many conversations are remembered now.
    var conversationCount: Int { accounts.count }

    /// Reserves the most that a request can spend.
    mutating func reserve(
        _ amount: Spending, for conversation: String, at now: Date
    ) throws(BudgetShortage) -> Reservation {
        for period in BudgetPeriod.allCases { try check(period, amount, conversation, at: now) }
        promised += amount
        update(conversation, at: now) { $0.promised += amount }
        return Reservation(conversation: conversation, amount: amount)
    }

    /// Ends a reservation. What was spent counts in full, also where it is more than was reserved.
    mutating func settle(_ reservation: Reservation, spent: Spending, at now: Date) {
        promised = promised - reservation.amount
        update(reservation.conversation, at: now) { account in
            account.promised = account.promised - reservation.amount
            account.spent += spent
        }
        for period in [BudgetPeriod.hour, .day] { add(spent, to: period, at: now) }
    }

    /// Takes in what was spent before, as a journal tells it after a restart.
    mutating func restore(_ spent: Spending, by conversation: String, at date: Date, now: Date) {
        update(conversation, at: date) { $0.spent += spent }
        for period in [BudgetPeriod.hour, .day] where period.start(of: date) == period.start(of: now) {
            add(spent, to: period, at: now)
        }
    }

    /// What is left of a limit; nil for what is not limited.
    func left(_ period: BudgetPeriod, for conversation: String = "", at now: Date) -> BudgetLimits.Cap {
        let (cap, taken) = (cap(period), taken(period, conversation, at: now))
        return BudgetLimits.Cap(
            tokens: cap.tokens.map { max(0, $0 - taken.tokens) }, cost: cap.cost.map { max(0, $0 - taken.cost) })
    }

    private func check(
        _ period: BudgetPeriod, _ amount: Spending, _ conversation: String, at now: Date
    ) throws(BudgetShortage) {
        let (cap, left) = (cap(period), left(period, for: conversation, at: now))
        let opens = period.start(of: now).flatMap { start in period.length.map { start + $0 } }
        if let limit = cap.tokens, let left = left.tokens, amount.tokens > left {
            throw BudgetShortage(
                period: period, unit: .tokens, limit: limit, left: left, wanted: amount.tokens, opens: opens)
        }
        if let limit = cap.cost, let left = left.cost, amount.cost > left {
            throw BudgetShortage(
                period: period, unit: .money, limit: limit, left: left, wanted: amount.cost, opens: opens)
        }
    }

    private func cap(_ period: BudgetPeriod) -> BudgetLimits.Cap {
        switch period {
        case .conversation: limits.conversation
        case .hour: limits.hour
        case .day: limits.day
        }
    }

    private func taken(_ period: BudgetPeriod, _ conversation: String, at now: Date) -> Spending {
        guard let start = period.start(of: now) else { return accounts[conversation]?.taken ?? Spending() }
        guard let window = windows[period], window.start == start else { return promised }
        return window.spent + promised
    }

    private mutating func add(_ spent: Spending, to period: BudgetPeriod, at now: Date) {
        guard let start = period.start(of: now) else { return }
        var window = windows[period] ?? Window(start: start)
        if window.start != start { window = Window(start: start) }
        window.spent += spent
        windows[period] = window
    }

    private mutating func update(_ conversation: String, at now: Date, _ change: (inout Account) -> Void) {
        var account = accounts[conversation] ?? Account(usedAt: now)
        change(&account)
        account.usedAt = max(account.usedAt, now)
        accounts[conversation] = account
        guard accounts.count > Self.conversations else { return }
        let idle = accounts.filter { $0.value.promised == Spending() && $0.key != conversation }
        // A quarter at once, so that not every new conversation has to look through all of them.
        for (name, _) in idle.sorted(by: { $0.value.usedAt < $1.value.usedAt }).prefix(Self.conversations / 4) {
            accounts[name] = nil
        }
    }
}
