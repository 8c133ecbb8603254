/// Which fields of a message a projection reads, by their numbers up to 63.
struct FieldMask: Sendable {
    private let whole: UInt64
    private let inner: [(field: Int, mask: FieldMask)]

    /// Makes a mask of fields that are read whole and of nested messages of which a part is read.
    init(whole: [Int] = [], inner: [(field: Int, mask: FieldMask)] = []) {
        self.whole = whole.reduce(0) { $0 | 1 << UInt64($1) }
        self.inner = inner
    }

    func keepsWhole(_ field: Int) -> Bool {
        field < 64 && whole & 1 << UInt64(field) != 0
    }

    func entered(_ field: Int) -> FieldMask? {
        for (number, mask) in inner where number == field { return mask }
        return nil
    }
}

extension FieldMask {
    private static let probe = FieldMask(
        whole: [2, 3, 4, 6],
        inner: [(1, FieldMask(inner: [(2, FieldMask(whole: [1, 2])), (3, FieldMask(whole: [1]))]))])

    private static let container = FieldMask(
        whole: [1, 2, 6, 8, 19, 24],
        inner: [(7, FieldMask(whole: [1, 3])), (10, probe), (11, probe), (22, probe)])

    /// What is read of the containers and init containers of a pod's spec.
    static let containers = FieldMask(inner: [(2, container), (20, container)])
}
