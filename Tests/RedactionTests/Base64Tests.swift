import Foundation
import Testing

@testable import Redaction

@Suite struct Base64Tests {
    @Test func `what Foundation encodes is decoded`() {
        var generator = SeededGenerator(seed: 1)
        for count in 3..<60 {
            let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
            let text = Data(bytes).base64EncodedString()
            #expect(Base64.decodeWhole(Array(text.utf8)[...]) == bytes)
            let urlSafe = text.replacing("+", with: "-").replacing("/", with: "_").filter { $0 != "=" }
            #expect(Base64.decodeWhole(Array(urlSafe.utf8)[...]) == bytes)
        }
    }

    @Test(arguments: ["", "a", "abc", "abcde", "ab=d", "abc d", "YWJj=", "YQ="])
    func `what is no base64 is not decoded`(text: String) {
        #expect(Base64.decodeWhole(Array(text.utf8)[...]) == nil)
    }

    @Test(arguments: ["kubernetes-apiserver-node", "5feceb66ffc86f38d952786c", "usr/local/lib/python3/site"])
    func `words do not begin as the base64 of a text`(text: String) {
        let bytes = Array(text.utf8)
        #expect(!Base64.beginsText(bytes, in: 0..<bytes.count))
    }
}
