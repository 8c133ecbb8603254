internal import Tracing

/// Attributes, and how many more there were than the limit allows.
struct RecordedAttributes: Equatable, Sendable {
    private(set) var values = SpanAttributes()
    private(set) var dropped: UInt32 = 0

    init() {}

    init(_ values: SpanAttributes, limit: Int) { replace(with: values, limit: limit) }

    /// Sets the attributes. Where there are too many, those that were there stay, and of the others the first by name.
    mutating func replace(with new: SpanAttributes, limit: Int) {
        guard new.count > limit else {
            values = new
            return
        }
        let names = new.pairs.map(\.name).sorted { left, right in
            let (isLeftOld, isRightOld) = (values.get(left) != nil, values.get(right) != nil)
            return isLeftOld == isRightOld ? left < right : isLeftOld
        }
        var kept = SpanAttributes()
        for name in names.prefix(limit) { kept.set(name, value: new.get(name)) }
        values = kept
        dropped += UInt32(clamping: names.count - limit)
    }

    /// Leaves out texts that are too long to be kept.
    ///
    /// - Parameter keptBytes: How many bytes of a text are kept.
    /// - Returns: About how many bytes are left.
    mutating func bound(keptBytes: Int) -> Int {
        var size = 0
        for (name, value) in values.pairs {
            let kept = value.bounded(keptBytes: keptBytes)
            size += name.utf8.count + kept.size
            if let replacement = kept.replacement { values.set(name, value: replacement) }
        }
        return size
    }
}
