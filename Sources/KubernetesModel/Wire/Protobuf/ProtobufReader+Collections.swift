extension ProtobufReader {
    /// One entry of a map: where its key lies and where its value does, both empty where absent.
    typealias Entry = (key: Range<Int>, value: Range<Int>)

    /// The current field as one entry of a map.
    mutating func entry() throws(WireError) -> Entry {
        try nested { (reader) throws(WireError) in
            let none = reader.position..<reader.position
            var entry = (key: none, value: none)
            while let field = try reader.nextField() {
                switch field {
                case 1: entry.key = try reader.range()
                case 2: entry.value = try reader.range()
                default: try reader.skip()
                }
            }
            return entry
        }
    }

    /// The key of the current field, one entry of a map.
    mutating func entryKey() throws(WireError) -> String {
        let entry = try entry()
        return tables.string(slice(entry.key))
    }

    /// The current field and those that continue it as a map that many objects have alike: held once.
    public mutating func sharedMap() throws(WireError) -> StringMap {
        let range = try run()
        if let known = tables.maps[slice(range)] { return known }
        let map = try reading(range) { (reader) throws(WireError) in
            var map = StringMap()
            while try reader.nextField() != nil {
                let entry = try reader.entry()
                map[reader.tables.string(reader.slice(entry.key))] = reader.tables.string(reader.slice(entry.value))
            }
            return map
        }
        tables.maps[slice(range)] = map
        return map
    }

    /// Of the annotations in the current field and those that continue it the ones that a projection keeps.
    mutating func keptAnnotations() throws(WireError) -> StringMap {
        try annotations(where: AnnotationKey.isKept)
    }

    /// Of the annotations in the current field and those that continue it the ones whose key a condition accepts.
    mutating func annotations(where isWanted: (String) -> Bool) throws(WireError) -> StringMap {
        try reading(try run()) { (reader) throws(WireError) in
            var map = StringMap()
            while try reader.nextField() != nil {
                let entry = try reader.entry()
                let key = reader.tables.string(reader.slice(entry.key))
                guard isWanted(key) else { continue }
                map[key] = String(decoding: reader.slice(entry.value), as: UTF8.self)
            }
            return map
        }
    }

    /// The current field, one entry of a map to quantities.
    mutating func quantityEntry() throws(WireError) -> (name: String, quantity: Quantity) {
        let entry = try entry()
        let quantity = try reading(entry.value) { (reader) throws(WireError) in try Quantity(protobuf: &reader) }
        return (tables.string(slice(entry.key)), quantity)
    }

    /// The owners in the current field and those that continue it; pods of one set have the same.
    mutating func sharedOwners() throws(WireError) -> [OwnerReference] {
        let range = try run()
        if let known = tables.owners[slice(range)] { return known }
        let owners = try messages(OwnerReference.self, in: range)
        tables.owners[slice(range)] = owners
        return owners
    }

    /// The containers in the current field and those that continue it; pods of one revision have the same.
    ///
    /// What a projection drops may differ from pod to pod (the name of the token's volume), so that the key is the
    /// containers' bytes without it. Values of variables and probes' headers are not read and not kept in the key.
    mutating func sharedContainers() throws(WireError) -> [Container] {
        let range = try run()
        var key = tables.takeScratch()
        defer { tables.returnScratch(key) }
        try reading(range) { (reader) throws(WireError) in
            try reader.appendKept(.containers, to: &key)
        }
        if let known = key.withUnsafeBytes({ tables.containers[$0] }) { return known }
        let containers = try messages(Container.self, in: range)
        key.withUnsafeBytes { tables.containers[$0] = containers }
        return containers
    }

    /// The volumes in the current field and those that continue it, without those that need no other object.
    mutating func sharedVolumes() throws(WireError) -> [Volume] {
        let range = try run()
        var key = tables.takeScratch()
        defer { tables.returnScratch(key) }
        var needed: [Range<Int>] = []
        try reading(range) { (reader) throws(WireError) in
            while try reader.nextField() != nil {
                let start = reader.fieldStart
                guard try reader.nested({ (reader) throws(WireError) in try reader.isVolumeOfObject() }) else {
                    continue
                }
                needed.append(start..<reader.position)
                key.append(contentsOf: reader.slice(start..<reader.position))
            }
        }
        guard !needed.isEmpty else { return [] }
        if let known = key.withUnsafeBytes({ tables.volumes[$0] }) { return known }
        var volumes: [Volume] = []
        for range in needed { volumes += try messages(Volume.self, in: range) }
        key.withUnsafeBytes { tables.volumes[$0] = volumes }
        return volumes
    }

    /// Whether the volume under the reader is made of a Secret, a claim or a ConfigMap.
    private mutating func isVolumeOfObject() throws(WireError) -> Bool {
        while let field = try nextField() {
            guard field == 2 else {
                try skip()
                continue
            }
            return try nested { (reader) throws(WireError) in
                while let source = try reader.nextField() {
                    if [6, 10, 19].contains(source) { return true }
                    try reader.skip()
                }
                return false
            }
        }
        return false
    }

    /// Appends the fields that a mask keeps to a key.
    private mutating func appendKept(_ mask: FieldMask, to key: inout [UInt8]) throws(WireError) {
        while let field = try nextField() {
            if let inner = mask.entered(field) {
                key.append(UInt8(truncatingIfNeeded: field))
                let lengthPosition = key.count
                key.append(contentsOf: [0, 0, 0, 0])
                try nested { (reader) throws(WireError) in try reader.appendKept(inner, to: &key) }
                // The length makes the key unambiguous: where one message ends and the next begins.
                let length = UInt32(truncatingIfNeeded: key.count - lengthPosition)
                for byte in 0..<4 { key[lengthPosition + byte] = UInt8(truncatingIfNeeded: length >> (8 * byte)) }
            } else {
                let start = fieldStart
                try skip()
                if mask.keepsWhole(field) { key.append(contentsOf: slice(start..<position)) }
            }
        }
    }

    private mutating func messages<Message: ProtobufDecodable>(
        _ type: Message.Type, in range: Range<Int>
    ) throws(WireError) -> [Message] {
        try reading(range) { (reader) throws(WireError) in
            var messages: [Message] = []
            while try reader.nextField() != nil { messages.append(try reader.message(type)) }
            return messages
        }
    }
}
