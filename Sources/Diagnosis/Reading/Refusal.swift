/// Why the API server let a controller create no pod, read from the message of its refusal.
enum Refusal: Hashable, Sendable {
    /// With the quota's name and the numbers as the server wrote them.
    case quotaExceeded(name: String, requested: String, used: String, limited: String)
    /// The quota counts amounts that containers do not declare: `limits.memory for: web`.
    case quotaNeeds(name: String, what: String)
    case limitRange(String)
    case webhookDown(name: String, why: String)
    case webhookDenied(name: String, why: String)
    case podSecurity(level: String, why: String)
    case missingServiceAccount(String)
    case missingPriorityClass(String)
    case namespaceTerminating
    case other(String)

    init(_ message: String) {
        if let match = message.firstMatch(
            of: /exceeded quota: ([^,]+), requested: (.+?), used: (.+?), limited: (.+?)$/)
        {
            self = .quotaExceeded(
                name: String(match.1), requested: String(match.2), used: String(match.3), limited: String(match.4))
        } else if let match = message.firstMatch(of: /failed quota: ([^:]+): must specify (.+?)$/) {
            self = .quotaNeeds(name: String(match.1), what: String(match.2))
        } else if let match = message.firstMatch(of: /failed calling webhook "([^"]+)":? ?(.*)$/) {
            self = .webhookDown(name: String(match.1), why: String(match.2))
        } else if let match = message.firstMatch(of: /admission webhook "([^"]+)" denied the request:? ?(.*)$/) {
            self = .webhookDenied(name: String(match.1), why: String(match.2))
        } else if let match = message.firstMatch(of: /violates PodSecurity "([^"]+)":? ?(.*)$/) {
            self = .podSecurity(level: String(match.1), why: String(match.2))
        } else if let match = message.firstMatch(of: /serviceaccount "([^"]+)" not found/) {
            self = .missingServiceAccount(String(match.1))
        } else if let match = message.firstMatch(of: /no PriorityClass with name (\S+) was found/) {
            self = .missingPriorityClass(String(match.1))
        } else if message.contains("because it is being terminated") {
            self = .namespaceTerminating
        } else if let match = message.firstMatch(
            of: /((?:maximum|minimum) \S+ usage per (?:Container|Pod).*|\S+ max limit to request ratio per .*)$/)
        {
            self = .limitRange(String(match.1))
        } else {
            self = .other(message)
        }
    }
}
