internal import Foundation
internal import KubernetesModel

/// A column of what `kubectl get` shows.
struct Column: Sendable {
    let name: String
    let type: String
    let format: String
    let description: String
    /// Above 0: shown with `-o wide` alone.
    let priority: Int
    let cell: @Sendable (_ object: JSONValue, _ now: Date) -> JSONValue

    init(
        _ name: String, type: String = "string", format: String = "", description: String = "", isWide: Bool = false,
        cell: @escaping @Sendable (_ object: JSONValue, _ now: Date) -> JSONValue
    ) {
        self.name = name
        self.type = type
        self.format = format
        self.description = description
        priority = isWide ? 1 : 0
        self.cell = cell
    }

    /// A column of a text that is in the object.
    init(
        _ name: String, type: String = "string", isWide: Bool = false,
        text: @escaping @Sendable (_ object: JSONValue) -> String
    ) {
        self.init(name, type: type, isWide: isWide) { object, _ in .string(text(object)) }
    }

    /// A column of a number.
    init(_ name: String, isWide: Bool = false, number: @escaping @Sendable (_ object: JSONValue) -> Int) {
        self.init(name, type: "integer", isWide: isWide) { object, _ in .integer(number(object)) }
    }

    /// A column of a number that calls itself a text, as some of Kubernetes' own do.
    init(_ name: String, isWide: Bool = false, count: @escaping @Sendable (_ object: JSONValue) -> Int) {
        self.init(name, isWide: isWide) { object, _ in .integer(count(object)) }
    }

    var definition: JSONValue {
        [
            "name": .string(name), "type": .string(type), "format": .string(format),
            "description": .string(description), "priority": .integer(priority),
        ]
    }

    static let objectName = Column("Name", format: "name") { object, _ in .string(object.name) }

    static let age = Column("Age") { object, now in
        .string(Age.text(since: object[metadata: "creationTimestamp"]?.stringValue, now: now))
    }
}

/// A time ago, as `kubectl` shows it: apimachinery's pkg/util/duration.
enum Age {
    static func text(since timestamp: String?, now: Date) -> String {
        guard let timestamp, let time = Timestamp(parsing: timestamp)?.date else { return "<unknown>" }
        return text(seconds: Int(now.timeIntervalSince(time).rounded(.down)))
    }

    static func text(seconds: Int) -> String {
        if seconds < -1 { return "<invalid>" }
        if seconds < 0 { return "0s" }
        if seconds < 120 { return "\(seconds)s" }
        let minutes = seconds / 60
        if minutes < 10 {
            let rest = seconds % 60
            return rest == 0 ? "\(minutes)m" : "\(minutes)m\(rest)s"
        }
        if minutes < 180 { return "\(minutes)m" }
        let hours = minutes / 60
        if hours < 8 {
            let rest = minutes % 60
            return rest == 0 ? "\(hours)h" : "\(hours)h\(rest)m"
        }
        if hours < 48 { return "\(hours)h" }
        if hours < 192 {
            let rest = hours % 24
            return rest == 0 ? "\(hours / 24)d" : "\(hours / 24)d\(rest)h"
        }
        if hours < 24 * 365 * 2 { return "\(hours / 24)d" }
        let years = hours / 24 / 365
        if hours < 24 * 365 * 8 {
            let rest = hours / 24 % 365
            return rest == 0 ? "\(years)y" : "\(years)y\(rest)d"
        }
        return "\(years)y"
    }
}
