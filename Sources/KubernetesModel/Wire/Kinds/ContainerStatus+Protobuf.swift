extension ContainerStatus: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.sharedString()
            case 2: state = try reader.message(ContainerState.self)
            case 3: lastState = try reader.message(ContainerState.self)
            case 4: ready = try reader.bool()
            case 5: restartCount = try reader.int()
            case 6: image = try reader.sharedString()
            default: try reader.skip()
            }
        }
    }
}

extension ContainerState: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: waiting = try reader.message(Waiting.self)
            case 2: running = try reader.message(Running.self)
            case 3: terminated = try reader.message(Terminated.self)
            default: try reader.skip()
            }
        }
    }
}

extension ContainerState.Waiting: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: reason = try reader.optionalSharedString()
            case 2: message = try reader.optionalString()
            default: try reader.skip()
            }
        }
    }
}

extension ContainerState.Running: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            if field == 1 { startedAt = try reader.time() } else { try reader.skip() }
        }
    }
}

extension ContainerState.Terminated: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: exitCode = try reader.int()
            case 2: signal = try reader.int()
            case 3: reason = try reader.optionalSharedString()
            case 4: message = try reader.optionalString()
            case 5: startedAt = try reader.time()
            case 6: finishedAt = try reader.time()
            default: try reader.skip()
            }
        }
    }
}
