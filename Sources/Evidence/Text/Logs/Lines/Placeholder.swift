/// What stands in a template for a part of a line that varies.
enum Placeholder: UInt8, Sendable {
    /// Nothing varies.
    case none
    case number, ip, uuid, hex, path, url, duration, size, time, version, email, quoted, identifier

    /// How it is written: `<num>`.
    var text: String {
        switch self {
        case .none: ""
        case .number: "<num>"
        case .ip: "<ip>"
        case .uuid: "<uuid>"
        case .hex: "<hex>"
        case .path: "<path>"
        case .url: "<url>"
        case .duration: "<duration>"
        case .size: "<size>"
        case .time: "<time>"
        case .version: "<version>"
        case .email: "<email>"
        case .quoted: "<quoted>"
        case .identifier: "<id>"
        }
    }
}
