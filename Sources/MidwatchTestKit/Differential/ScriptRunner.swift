import AsyncHTTPClient
import Foundation
package import KubernetesModel
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Sends a script to one server, and gives the answers.
package struct ScriptRunner {
    /// What one step came to.
    package struct Outcome: Sendable {
        package var step: Step
        /// The request as it was sent; nil where a watch was read.
        package var request: Step.Request?
        /// The answer as it came.
        package var answer: Answer
        /// The answer without what differs from run to run.
        package var normalized: Answer
    }

    private let server: ServerUnderTest
    private var variables: [String: String]
    private var watches: [String: WatchBody] = [:]
    private var normalizer: Normalizer

    package init(server: ServerUnderTest) {
        self.server = server
        // A word that is in the names of all objects of this run, so that they meet no others. It is no word of any
        // answer, where it is taken out again.
        let run = String((0..<8).compactMap { _ in "bcdfghjklmnpqrstvwxz".randomElement() })
        variables = ["run": run]
        normalizer = Normalizer(run: run)
    }

    /// Sends the whole script to a server.
    package static func run(_ script: Script, on server: ServerUnderTest) async throws -> [Outcome] {
        var runner = ScriptRunner(server: server)
        return try await runner.run(script)
    }

    /// Runs every step in order.
    private mutating func run(_ script: Script) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for step in script.steps {
            do {
                outcomes.append(try await run(step))
            } catch {
                // The others still say something; that this one failed is its answer.
                let answer = Answer(status: 0, body: .string("\(error)"))
                outcomes.append(Outcome(step: step, request: nil, answer: answer, normalized: answer))
            }
        }
        return outcomes
    }

    private mutating func run(_ step: Step) async throws -> Outcome {
        var sent: Step.Request?
        let answer: Answer
        switch step.action {
        case .send(let request):
            let request = request.filled(with: variables)
            sent = request
            answer = try await server.answer(request)
        case .await(let request, let path, let value):
            let request = request.filled(with: variables)
            sent = request
            answer = try await self.await(request, path: path, value: value)
        case .open(let request, let watch):
            let request = request.filled(with: variables)
            sent = request
            let response = try await server.send(request)
            if response.status == .ok {
                watches[watch] = WatchBody(response.body)
                answer = Answer(response)
            } else {
                answer = try await Answer(reading: response, of: request)
            }
        case .collect(let watch, let count):
            guard var body = watches.removeValue(forKey: watch) else { throw TestFailure("no watch is open") }
            answer = Answer(status: 200, body: .array(try await body.events(count)))
        }
        for (name, path) in step.captures {
            switch answer.body[dotted: path] {
            case .string(let text)?: variables[name] = text
            case let value?: variables[name] = value.compactText
            case nil: break
            }
        }
        normalizer.serve(variables)
        return Outcome(
            step: step, request: sent, answer: answer,
            normalized: normalizer.normalize(answer, of: step))
    }

    private func `await`(_ request: Step.Request, path: String, value: JSONValue) async throws -> Answer {
        var answer = try await server.answer(request)
        let deadline = ContinuousClock.now + .seconds(10)
        while answer.body[dotted: path] != value, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(50))
            answer = try await server.answer(request)
        }
        return answer
    }
}

extension Step.Request {
    /// The request with the values of its variables.
    fileprivate func filled(with variables: [String: String]) -> Step.Request {
        func fill(_ text: String) -> String {
            text.contains("${")
                ? variables.reduce(text) { $0.replacingOccurrences(of: "${\($1.key)}", with: $1.value) } : text
        }
        func fill(_ value: JSONValue) -> JSONValue {
            switch value {
            case .string(let text): .string(fill(text))
            case .array(let elements): .array(elements.map(fill))
            case .object(let members):
                .object(Dictionary(members.map { (fill($0.key), fill($0.value)) }, uniquingKeysWith: { $1 }))
            default: value
            }
        }
        var request = self
        request.path = fill(path)
        request.query = query.mapValues(fill)
        request.headers = headers.mapValues(fill)
        switch body {
        case .json(let value)?: request.body = .json(fill(value))
        case .text(let text)?: request.body = .text(fill(text))
        default: break
        }
        return request
    }
}

extension JSONValue {
    /// The value behind a path of members and places: `status.conditions.0.type`, the last place being `last`.
    package subscript(dotted path: String) -> JSONValue? {
        path.split(separator: ".").reduce(self as JSONValue?) { value, step in
            if let elements = value?.arrayValue {
                return step == "last" ? elements.last : Int(step).flatMap { value?[$0] }
            }
            return value?[String(step)]
        }
    }
}
