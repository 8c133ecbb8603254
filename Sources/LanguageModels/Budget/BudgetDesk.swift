import Foundation
import ModelExchange
import Synchronization

/// The one place where requests reserve and settle what they spend.
final class BudgetDesk: Sendable {
    private struct State {
        var ledger: BudgetLedger
        /// The limit that turned the latest request away, until one is let through again.
        var shortage: BudgetShortage?
    }

    private let state: Mutex<State>
    private let currency: String
    private let now: @Sendable () -> Date

    /// - Parameter currency: The prices' currency, for messages.
    init(_ limits: BudgetLimits, currency: String, now: @escaping @Sendable () -> Date) {
        state = Mutex(State(ledger: BudgetLedger(limits)))
        self.currency = currency
        self.now = now
    }

    /// Reserves the most that a request can spend.
    ///
    /// - Throws: A ``ModelError`` with the code `budgetExhausted` that names the limit.
    func reserve(_ amount: Spending, for conversation: String) throws(ModelError) -> BudgetLedger.Reservation {
        let now = now()
        do throws(BudgetShortage) {
            return try state.withLock { state throws(BudgetShortage) in
                do throws(BudgetShortage) {
                    let reservation = try state.ledger.reserve(amount, for: conversation, at: now)
                    state.shortage = nil
                    return reservation
                } catch {
                    if error.opens != nil { state.shortage = error }
                    throw error
                }
            }
        } catch {
            throw error.error(currency: currency, now: now)
        }
    }

    /// Ends a reservation with what was spent.
    func settle(_ reservation: BudgetLedger.Reservation, spent: Spending) {
        let now = now()
        state.withLock { $0.ledger.settle(reservation, spent: spent, at: now) }
    }

    /// Takes in what was spent before a restart.
    func restore(_ records: [SpendingRecord]) {
        let now = now()
        state.withLock { state in
            for record in records {
                state.ledger.restore(record.spending, by: record.conversation, at: record.date, now: now)
            }
        }
    }

    /// What is left for everybody.
    var left: BudgetLeft {
        let now = now()
        return state.withLock { state in
            BudgetLeft(
                hour: state.ledger.left(.hour, at: now), day: state.ledger.left(.day, at: now),
                exhausted: state.shortage.flatMap { shortage in
                    shortage.opens.flatMap { opens in
                        opens > now ? BudgetLeft.Exhaustion(period: shortage.period, opens: opens) : nil
                    }
                })
        }
    }
}
