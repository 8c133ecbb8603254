internal import Foundation

/// What a collector says in the body of an answer. The answers for traces and metrics number their fields alike.
struct CollectorAnswer {
    let body: [UInt8]
    let isJSON: Bool

    init(body: [UInt8], contentType: String) {
        self.body = body
        isJSON = contentType.lowercased().hasPrefix("application/json")
    }

    /// What an answer to an export that went well says: its `partial_success`. A body that makes no sense says nothing.
    var receipt: ExportReceipt {
        if isJSON {
            // Whatever else the body is: the export went well, and the status alone says so.
            let answer = try? JSONDecoder().decode(JSONAnswer.self, from: Data(body))
            return ExportReceipt(
                rejected: answer?.partialSuccess?.rejected ?? 0, message: answer?.partialSuccess?.errorMessage ?? "")
        }
        var receipt = ExportReceipt()
        var answer = ProtobufReader(body[...])
        while let field = answer.next() {
            guard field.number == 1, case .bytes(let bytes) = field.value else { continue }
            var partial = ProtobufReader(bytes)
            while let field = partial.next() {
                switch (field.number, field.value) {
                case (1, .number(let rejected)): receipt.rejected = max(0, Int64(bitPattern: rejected))
                case (2, .bytes(let text)): receipt.message = String(decoding: text, as: UTF8.self)
                default: break
                }
            }
        }
        return receipt
    }

    /// What an answer to an export that failed says: the message of its `google.rpc.Status`.
    ///
    /// - Returns: At most 200 characters in one line; nil where nothing is said.
    var reason: String? {
        let message: String
        if isJSON {
            // The status of the answer is an error already; a body that makes no sense adds nothing to it.
            message = (try? JSONDecoder().decode(JSONStatus.self, from: Data(body)))?.message ?? ""
        } else {
            message = Self.text(ofField: 2, in: body)
        }
        let line = message.escaped().prefix(200)
        return line.isEmpty ? nil : String(line)
    }

    private static func text(ofField number: UInt64, in message: [UInt8]) -> String {
        var reader = ProtobufReader(message[...])
        while let field = reader.next() {
            if field.number == number, case .bytes(let text) = field.value {
                return String(decoding: text, as: UTF8.self)
            }
        }
        return ""
    }

    private struct JSONAnswer: Decodable {
        let partialSuccess: PartialSuccess?
    }

    private struct JSONStatus: Decodable {
        let message: String?
    }

    private struct PartialSuccess: Decodable {
        private enum CodingKeys: String, CodingKey {
            case rejectedSpans
            case rejectedDataPoints
            case errorMessage
        }

        let rejected: Int64
        let errorMessage: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            errorMessage = try container.decodeIfPresent(String.self, forKey: .errorMessage)
            rejected = max(
                0,
                try Self.number(in: container, .rejectedSpans) ?? Self.number(in: container, .rejectedDataPoints) ?? 0)
        }

        /// A number of 64 bits: protobuf's JSON writes it as a text, and allows for a number to be read.
        private static func number(
            in container: KeyedDecodingContainer<CodingKeys>, _ key: CodingKeys
        ) throws -> Int64? {
            guard container.contains(key) else { return nil }
            // What is no text may be a number; that attempt tells what is wrong.
            if let text = try? container.decode(String.self, forKey: key) { return Int64(text) }
            return try container.decode(Int64.self, forKey: key)
        }
    }
}
