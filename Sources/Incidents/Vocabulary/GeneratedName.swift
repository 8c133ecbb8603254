/// Tells what people called an object from what Kubernetes put behind it.
enum GeneratedName {
    /// The name without the parts that are generated for each object of its kind: `checkout` for the pod
    /// `checkout-6c9d7f5b8-x2kqp`. A kind that people name themselves keeps its name.
    static func base(of name: String, kind: String) -> String {
        var rest = Substring(name)
        switch kind {
        case "Pod":
            // Of a controller's pod the suffix is random; what is before it may be a replica set's or a job's.
            if drop(isRandom, from: &rest) {
                drop({ isHash($0) || isNumber($0) }, from: &rest)
            } else {
                drop(isNumber, from: &rest)
            }
        case "ReplicaSet": drop(isHash, from: &rest)
        case "Job":
            // A retry of a cron job's run has both: the mark of the retry behind the time of the run.
            if isRetry(rest) { rest = rest.dropLast(retryLength) }
            drop(isNumber, from: &rest)
        case "PersistentVolumeClaim": drop(isNumber, from: &rest)
        default: break
        }
        return String(rest)
    }

    /// Drops the part behind the last hyphen if it is of a form, and never the whole name.
    @discardableResult
    private static func drop(_ isGenerated: (Substring) -> Bool, from name: inout Substring) -> Bool {
        guard let hyphen = name.lastIndex(of: "-"), hyphen != name.startIndex,
            isGenerated(name[name.index(after: hyphen)...])
        else { return false }
        name = name[..<hyphen]
        return true
    }

    /// The characters of generated names: no vowels, and no digits that look like letters
    /// (https://github.com/kubernetes/apimachinery/blob/v0.33.0/pkg/util/rand/rand.go).
    private static let alphabet = Set("bcdfghjklmnpqrstvwxz2456789")

    private static func isRandom(_ part: Substring) -> Bool { part.count == 5 && part.allSatisfy(alphabet.contains) }

    /// A pod template's hash: a number of 32 bits whose decimal digits are written in the alphabet. Of four thousand,
    /// one has fewer than seven digits.
    private static func isHash(_ part: Substring) -> Bool {
        7...10 ~= part.count && part.allSatisfy(alphabet.contains)
    }

    /// A stateful set's ordinal, or the time of a cron job's run.
    private static func isNumber(_ part: Substring) -> Bool {
        !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// `-retry-` and eight hexadecimal digits: what Midwatch names the retry of a failed job by.
    private static func isRetry(_ name: Substring) -> Bool {
        let suffix = name.suffix(retryLength)
        return suffix.count == retryLength && suffix.hasPrefix("-retry-")
            && suffix.suffix(8).allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    private static let retryLength = "-retry-".count + 8
}
