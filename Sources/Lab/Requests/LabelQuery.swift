/// The label selector of a list or watch: `app=shop,tier in (web, api),!canary`.
struct LabelQuery: Hashable, Sendable {
    enum Operator: Hashable, Sendable {
        case isOneOf
        case isNoneOf
        case exists
        case isAbsent
        case isGreater(Int)
        case isLess(Int)
    }

    struct Requirement: Hashable, Sendable {
        let key: String
        let `operator`: Operator
        let values: Set<String>

        func matches(_ labels: [String: String]) -> Bool {
            let value = labels[key]
            return switch `operator` {
            case .isOneOf: value.map(values.contains) ?? false
            case .isNoneOf: value.map { !values.contains($0) } ?? true
            case .exists: value != nil
            case .isAbsent: value == nil
            case .isGreater(let bound): value.flatMap { Int($0) }.map { $0 > bound } ?? false
            case .isLess(let bound): value.flatMap { Int($0) }.map { $0 < bound } ?? false
            }
        }
    }

    let requirements: [Requirement]

    static let everything = LabelQuery(requirements: [])

    var isEverything: Bool { requirements.isEmpty }

    func matches(_ labels: [String: String]) -> Bool { requirements.allSatisfy { $0.matches(labels) } }
}

// The grammar and the texts are those of apimachinery's pkg/labels/selector.go.
extension LabelQuery {
    init(parsing text: String) throws(APIError) {
        var parser = LabelQueryParser(text)
        do throws(LabelQueryParser.Problem) {
            requirements = try parser.requirements()
        } catch {
            throw .badRequest(error.text)
        }
    }
}
