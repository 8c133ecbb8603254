public import Foundation

/// What the check after an action finds.
public enum Outcome: Hashable, Sendable {
    /// Not decided yet; look again at the time, or when something changes.
    ///
    /// `wellSince` is since when everything looks well, nil while it does not; it is kept and given back with the next
    /// check.
    case waiting(wellSince: Date?, recheckAt: Date)
    case passed(reason: String)
    case failed(reason: String)
}
