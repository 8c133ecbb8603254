public import Incidents

/// Brings a stated confidence in line with how often such diagnoses turned out right.
///
/// The stated confidence counts as ``weight`` earlier outcomes, and the verified outcomes are added to them: the mean of
/// the posterior of a Beta prior with that mean and weight (Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4). It is
/// only ever lowered by it: more autonomy is a person's decision.
public enum Calibration {
    /// How many outcomes a stated confidence is worth: two failures leave 0.9 above 0.8, four do not.
    public static let weight = 20.0

    /// The calibrated confidence, at most the stated one.
    ///
    /// - Parameters:
    ///   - stated: 0 to 1.
    ///   - record: The verified outcomes of the same kind.
    public static func confidence(_ stated: Double, record: TrackRecord.Tally) -> Double {
        let mean = (stated * weight + Double(record.right)) / (weight + Double(record.total))
        return min(stated, mean)
    }
}
