public import Foundation
public import Tracing

/// A moment that a span began or ended at, where it is not now.
public struct SpanInstant: TracerInstant {
    public let nanosecondsSinceEpoch: UInt64

    public init(_ date: Date) { nanosecondsSinceEpoch = date.nanosecondsSinceEpoch }

    public static func < (left: SpanInstant, right: SpanInstant) -> Bool {
        left.nanosecondsSinceEpoch < right.nanosecondsSinceEpoch
    }
}
