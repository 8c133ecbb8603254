/// The parts of a digest, in their order.
enum DigestSection: CaseIterable {
    case errors, last, frequent, rare

    /// Its share of the digest.
    var percent: Int {
        switch self {
        case .errors: 55
        case .last: 25
        case .frequent: 12
        case .rare: 8
        }
    }

    var title: String {
        switch self {
        case .errors: "errors and warnings"
        case .last: "last lines"
        case .frequent: "frequent"
        case .rare: "rare"
        }
    }
}

/// Something that a digest may show, by its place in the summary.
enum DigestCandidate {
    case template(Int)
    case trace(Int)
}
