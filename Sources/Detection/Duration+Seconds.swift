package import Foundation

extension Duration {
    /// The duration in seconds, as dates count.
    package var seconds: TimeInterval {
        TimeInterval(components.seconds) + TimeInterval(components.attoseconds) / 1e18
    }
}

extension String {
    /// The text, cut to a number of characters with an ellipsis where it was longer.
    package func cut(to length: Int) -> String {
        count <= length ? self : prefix(length - 1) + "…"
    }
}
