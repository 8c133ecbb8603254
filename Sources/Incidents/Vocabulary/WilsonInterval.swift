/// Between what bounds the share of successes lies, after so many trials.
///
/// The score interval of E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", Journal
/// of the American Statistical Association 22 (1927), 209-212. It is sound for few trials and for shares near 0 and 1,
/// where the usual interval about the average says that three of three are certain.
public struct WilsonInterval: Hashable, Sendable {
    /// 0 to 1.
    public let lower: Double
    /// 0 to 1.
    public let upper: Double

    /// The normal distribution's quantile of 0.975: of all intervals made so, 95 % hold the true share.
    public static let z95 = 1.959_963_984_540_054

    /// - Parameters:
    ///   - successes: Of the trials; what is below 0 or above the trials counts as that.
    ///   - trials: Without any, nothing is known: the bounds are 0 and 1.
    ///   - z: How many standard deviations wide.
    public init(successes: Int, of trials: Int, z: Double = Self.z95) {
        guard trials > 0 else {
            (lower, upper) = (0, 1)
            return
        }
        let count = Double(trials)
        let share = Double(min(max(successes, 0), trials)) / count
        let square = z * z
        let center = share + square / (2 * count)
        let margin = z * ((share * (1 - share) + square / (4 * count)) / count).squareRoot()
        let scale = 1 + square / count
        lower = max((center - margin) / scale, 0)
        upper = min((center + margin) / scale, 1)
    }
}

extension TrackRecord.Tally {
    /// The lower bound of the 95 % interval of the share that is right, 0 to 1: 0 where nothing is known.
    public var lowerBound: Double { WilsonInterval(successes: right, of: total).lower }
}
