// What is read here decides what ``FieldMask/containers`` keeps: the two change together.

extension Container: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.sharedString()
            case 2: image = try reader.sharedString()
            case 6: ports.append(try reader.message(ContainerPort.self))
            case 7: env.append(try reader.message(EnvironmentVariable.self))
            case 8: resources = try reader.message(ResourceRequirements.self)
            case 10: livenessProbe = try reader.message(Probe.self)
            case 11: readinessProbe = try reader.message(Probe.self)
            case 19: envFrom.append(try reader.message(EnvironmentSource.self))
            case 22: startupProbe = try reader.message(Probe.self)
            case 24: restartPolicy = try reader.optionalSharedString()
            default: try reader.skip()
            }
        }
    }
}

extension ContainerPort: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.optionalSharedString()
            case 2: hostPort = try reader.int()
            case 3: containerPort = try reader.int()
            case 4: `protocol` = try reader.optionalSharedString()
            default: try reader.skip()
            }
        }
    }
}

extension EnvironmentVariable: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.sharedString()
            case 3: valueFrom = try reader.message(Source.self)
            default: try reader.skip()
            }
        }
    }
}

extension EnvironmentVariable.Source: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 3: configMapKeyRef = try reader.message(KeyReference.self)
            case 4: secretKeyRef = try reader.message(KeyReference.self)
            default: try reader.skip()
            }
        }
    }
}

extension KeyReference: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.message(LocalReference.self).name
            case 2: key = try reader.sharedString()
            case 3: optional = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}

extension EnvironmentSource: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 2: configMapRef = try reader.message(Reference.self)
            case 3: secretRef = try reader.message(Reference.self)
            default: try reader.skip()
            }
        }
    }
}

extension EnvironmentSource.Reference: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.message(LocalReference.self).name
            case 2: optional = try reader.bool()
            default: try reader.skip()
            }
        }
    }
}

extension ResourceRequirements: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: try limits.readEntry(&reader)
            case 2: try requests.readEntry(&reader)
            default: try reader.skip()
            }
        }
    }
}

extension Probe: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: try reader.nested { (reader) throws(WireError) in try readHandler(&reader) }
            case 2: initialDelaySeconds = try reader.optionalInt()
            case 3: timeoutSeconds = try reader.optionalInt()
            case 4: periodSeconds = try reader.optionalInt()
            case 6: failureThreshold = try reader.optionalInt()
            default: try reader.skip()
            }
        }
    }

    private mutating func readHandler(_ reader: inout ProtobufReader) throws(WireError) {
        while let field = try reader.nextField() {
            switch field {
            case 2: httpGet = try reader.message(HTTPGet.self)
            case 3: tcpSocket = try reader.message(TCPSocket.self)
            default: try reader.skip()
            }
        }
    }
}

extension Probe.HTTPGet: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: path = try reader.optionalSharedString()
            case 2: port = try reader.message(IntOrString.self)
            default: try reader.skip()
            }
        }
    }
}

extension Probe.TCPSocket: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            if field == 1 { port = try reader.message(IntOrString.self) } else { try reader.skip() }
        }
    }
}
