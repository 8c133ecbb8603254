import Foundation

/// How much memory this process holds.
enum ProcessMemory {
    /// Resident bytes, as Linux counts them; nil on other systems.
    static var resident: Int? {
        guard let data = FileManager.default.contents(atPath: "/proc/self/statm") else { return nil }
        let fields = String(decoding: data, as: UTF8.self).split(separator: " ")
        return fields.count > 1 ? Int(fields[1]).map { $0 * 4_096 } : nil
    }
}
