import Foundation
import Testing

/// A file beside the tests, recorded from a real API server. Registry names in it are replaced by such of equal length.
enum Fixture {
    static func data(_ name: String) throws -> Data {
        try Data(contentsOf: try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil)))
    }
}
