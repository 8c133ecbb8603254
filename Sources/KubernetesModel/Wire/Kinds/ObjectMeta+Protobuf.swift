extension ObjectMeta: ProtobufDecodable {
    public init(protobuf reader: inout ProtobufReader) throws(WireError) {
        self.init()
        while let field = try reader.nextField() {
            switch field {
            case 1: name = try reader.string()
            case 2: generateName = try reader.optionalSharedString()
            case 3: namespace = try reader.optionalSharedString()
            case 5: uid = try reader.uid()
            case 6: resourceVersion = ResourceVersion(try reader.string())
            case 7: generation = try reader.int()
            case 8: creationTimestamp = try reader.time()
            case 9: deletionTimestamp = try reader.time()
            case 11: labels = try reader.sharedMap()
            case 12: annotations = try reader.keptAnnotations()
            case 13: ownerReferences = try reader.sharedOwners()
            case 14: finalizers.append(try reader.sharedString())
            default: try reader.skip()
            }
        }
    }
}
