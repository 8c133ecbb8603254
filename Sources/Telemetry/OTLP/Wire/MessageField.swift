/// A field of a message: its number in protobuf and its name in JSON.
struct MessageField {
    let number: UInt64
    let name: StaticString

    init(_ number: UInt64, _ name: StaticString) {
        self.number = number
        self.name = name
    }
}
