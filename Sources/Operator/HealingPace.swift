/// How soon the loops of healing look.
package enum HealingPace {
    /// Changes of one object that come close together are looked at once.
    package static let settling: Duration = .milliseconds(250)
    /// An open incident is looked at this often even if nothing was heard of it: a deleted target sends no event.
    package static let resync: Duration = .seconds(20)
    /// After somebody else wrote the same record first.
    package static let conflict: Duration = .milliseconds(200)
}
