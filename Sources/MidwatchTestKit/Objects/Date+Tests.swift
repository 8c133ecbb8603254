public import Foundation

extension Date {
    /// The moment at which tests take place: 2026-02-01T03:00:00Z.
    public static let testNow = Date(timeIntervalSince1970: 1_769_914_800)

    /// So many seconds before ``testNow``.
    public static func ago(_ seconds: TimeInterval) -> Date { testNow.addingTimeInterval(-seconds) }
}
