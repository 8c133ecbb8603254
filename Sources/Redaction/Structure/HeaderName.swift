/// Headers of HTTP that have a form of their own.
enum HeaderName: String {
    case authorization
    case cookie
    case setCookie = "set-cookie"

    init?(_ key: String) {
        switch key.lowercased() {
        case "authorization", "proxy-authorization": self = .authorization
        case "cookie": self = .cookie
        case "set-cookie": self = .setCookie
        default: return nil
        }
    }
}
