internal import Foundation
internal import Lab

extension Scorecard {
    /// The scorecard as build servers read it: a test case for each trial.
    package var junit: String {
        var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
        let failures = trials.count { !$0.passed && $0.error == nil }
        let counts =
            #"tests="\#(trials.count)" failures="\#(failures)" errors="\#(trials.count { $0.error != nil })""#
        lines.append(#"<testsuites name="midwatch eval" \#(counts)>"#)
        lines.append(#"  <testsuite name="\#(XML.escaped(examinee))" \#(counts)>"#)
        for trial in trials { lines += Self.cases(trial) }
        lines += ["  </testsuite>", "</testsuites>"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func cases(_ trial: TrialResult) -> [String] {
        let name = XML.escaped("\(trial.scenario) run \(trial.run)")
        let time = trial.verdict.repairedAfter.map { #" time="\#(String(format: "%.3f", $0))""# } ?? ""
        let head = #"    <testcase classname="\#(trial.kind.rawValue)" name="\#(name)"\#(time)"#
        if let error = trial.error {
            return ["\(head)>", #"      <error message="\#(XML.escaped(error))"/>"#, "    </testcase>"]
        }
        let failed = trial.verdict.checks.filter { !$0.passed }
        guard let first = failed.first else { return ["\(head)/>"] }
        let text = failed.map { "\($0.name.rawValue): \($0.text)" }.joined(separator: "\n")
        return [
            "\(head)>",
            #"      <failure message="\#(XML.escaped(first.text))">\#(XML.escaped(text))</failure>"#,
            "    </testcase>",
        ]
    }
}

/// Texts in XML 1.0.
enum XML {
    /// A text that neither ends an attribute nor an element, without the characters that XML does not have (section 2.2).
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&apos;"
            case "\t", "\n", "\r": escaped += "&#\(scalar.value);"
            case "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
                escaped.unicodeScalars.append(scalar)
            default: escaped += "\u{FFFD}"
            }
        }
        return escaped
    }
}
