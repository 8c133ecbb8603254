import Foundation

extension Double {
    /// A confidence of 0 to 1 as a percentage, rounded down: what is not certain never reads as 100 %.
    var percentage: String { "\(Int((self * 100).rounded(.down))) %" }
}
