/// The numbers of an indexed job's pods, as its status writes them: `0,2-4,7`
/// (pkg/controller/job/indexed_job_utils.go).
struct JobIndexes: Hashable {
    private(set) var indexes: Set<Int>

    init(_ indexes: Set<Int> = []) { self.indexes = indexes }

    /// - Parameter limit: Numbers from here on are none of the job's.
    init(parsing text: String, below limit: Int) {
        indexes = []
        for part in text.split(separator: ",") {
            let bounds = part.split(separator: "-").compactMap { Int($0) }
            guard let first = bounds.first, let last = bounds.last, first >= 0, first <= last, first < limit else {
                continue
            }
            indexes.formUnion(first...min(last, limit - 1))
        }
    }

    mutating func insert(_ index: Int) { indexes.insert(index) }

    var text: String {
        var ranges: [(first: Int, last: Int)] = []
        for index in indexes.sorted() {
            if let last = ranges.last, last.last + 1 == index {
                ranges[ranges.count - 1].last = index
            } else {
                ranges.append((index, index))
            }
        }
        return ranges.map { first, last in
            first == last ? "\(first)" : last == first + 1 ? "\(first),\(last)" : "\(first)-\(last)"
        }.joined(separator: ",")
    }

    /// The lowest numbers that are neither done nor under way.
    func next(_ count: Int, below limit: Int, active: Set<Int>) -> [Int] {
        var next: [Int] = []
        var index = 0
        while next.count < count, index < limit {
            if !indexes.contains(index), !active.contains(index) { next.append(index) }
            index += 1
        }
        return next
    }
}
