internal import KubernetesModel

// apimachinery's pkg/api/validation/objectmeta.go.
extension FieldErrors {
    private static let maximumAnnotationSize = 256 * 1024
    private static let standardFinalizers: Set<String> = ["kubernetes", "orphan", "foregroundDeletion"]

    mutating func checkMetadata(creating object: JSONValue, nameRule: (String) -> [String]) {
        let metadata = object["metadata"] ?? [:]
        let (name, base) = (metadata.text("name"), metadata.text("generateName"))
        if !base.isEmpty {
            // What is added to it makes a last character good.
            let trimmed = base.hasSuffix("-") && base.count > 1 ? base.dropLast() + "a" : base[...]
            invalid("metadata.generateName", .string(base), nameRule(String(trimmed)))
        }
        if name.isEmpty {
            self += .required("metadata.name", "name or generateName is required")
        } else {
            invalid("metadata.name", .string(name), nameRule(name))
        }
        checkGeneration(metadata)
        checkMaps(metadata)
        checkOwners(metadata)
        checkFinalizers(metadata)
    }

    /// What holds for a change of whatever kind (`BeforeUpdate` of apiserver's pkg/registry/rest).
    mutating func checkAnyUpdate(_ new: JSONValue, from old: JSONValue) {
        checkMetadata(creating: new, nameRule: NameRules.pathSegment)
        checkMetadata(updating: new, from: old)
    }

    mutating func checkMetadata(updating new: JSONValue, from old: JSONValue) {
        let (metadata, before) = (new["metadata"] ?? [:], old["metadata"] ?? [:])
        checkFinalizers(metadata)
        if before["deletionTimestamp"] != nil {
            let known = Set(before.list("finalizers"))
            let added = metadata.list("finalizers").filter { !known.contains($0) }.compactMap(\.stringValue).sorted()
            if !added.isEmpty {
                self += .forbidden(
                    "metadata.finalizers",
                    "no new finalizers can be added if the object is being deleted, found new finalizers "
                        + GoText.strings(added))
            }
        }
        for name in [
            "name", "namespace", "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds",
        ]
        where metadata[name] != before[name] {
            // The server fills in what is missing, and nobody brings back what is being deleted.
            if metadata[name] == nil || metadata[name] == .null { continue }
            if name == "deletionTimestamp", before[name] != nil { continue }
            self += .invalid(FieldPath("metadata.\(name)"), metadata[name] ?? .null, "field is immutable")
        }
        checkGeneration(metadata)
        checkMaps(metadata)
        checkOwners(metadata)
    }

    /// Finalizers of Kubernetes' own kinds have a domain, or are the garbage collector's.
    mutating func checkQualifiedFinalizers(_ object: JSONValue) {
        for (index, finalizer) in (object["metadata"] ?? [:]).list("finalizers").enumerated() {
            let name = finalizer.stringValue ?? ""
            if NameRules.qualifiedName(name).isEmpty, !name.contains("/"), !Self.standardFinalizers.contains(name) {
                self += .invalid(
                    FieldPath("metadata.finalizers")[index], finalizer,
                    "name is neither a standard finalizer name nor is it fully qualified")
            }
        }
    }

    private mutating func checkGeneration(_ metadata: JSONValue) {
        if let generation = metadata["generation"]?.intValue, generation < 0 {
            self += .invalid("metadata.generation", .integer(generation), "must be greater than or equal to 0")
        }
    }

    private mutating func checkMaps(_ metadata: JSONValue) {
        checkLabels(metadata, "labels", "metadata.labels")
        checkAnnotations(metadata, "metadata.annotations")
    }

    mutating func checkLabels(_ object: JSONValue, _ name: String, _ path: FieldPath) {
        for (key, value) in object.entries(name) {
            invalid(path, .string(key), NameRules.qualifiedName(key))
            invalid(path, value, NameRules.labelValue(value.stringValue ?? ""))
        }
    }

    mutating func checkAnnotations(_ metadata: JSONValue, _ path: FieldPath) {
        var size = 0
        for (key, value) in metadata.entries("annotations") {
            invalid(path, .string(key), NameRules.qualifiedName(key.lowercased()))
            size += key.utf8.count + (value.stringValue ?? "").utf8.count
        }
        if size > Self.maximumAnnotationSize { self += .tooLong(path, maximum: Self.maximumAnnotationSize) }
    }

    private mutating func checkFinalizers(_ metadata: JSONValue) {
        let finalizers = metadata.list("finalizers")
        for finalizer in finalizers {
            invalid("metadata.finalizers", finalizer, NameRules.qualifiedName(finalizer.stringValue ?? ""))
        }
        if finalizers.contains("orphan"), finalizers.contains("foregroundDeletion") {
            self += .invalid(
                "metadata.finalizers", go: GoText.strings(finalizers.compactMap(\.stringValue)),
                "finalizer orphan and foregroundDeletion cannot be both set")
        }
    }

    private mutating func checkOwners(_ metadata: JSONValue) {
        let owners = metadata.list("ownerReferences")
        var controller: String?
        for owner in owners {
            let path: FieldPath = "metadata.ownerReferences"
            for (member, what) in [("apiVersion", "version"), ("kind", "kind"), ("name", "name"), ("uid", "uid")]
            where owner.text(member).isEmpty {
                self += .invalid(path + member, "", "\(what) must not be empty")
            }
            if owner.text("kind") == "Event", owner.text("apiVersion") == "v1" {
                self += .invalid(path, go: Self.goOwner(owner), "/v1, Kind=Event is disallowed from being an owner")
            }
            guard owner["controller"] == true else { continue }
            if let controller {
                let list = owners.map(Self.goOwner).joined(separator: ", ")
                self += .invalid(
                    path, go: "[]v1.OwnerReference{\(list)}",
                    "Only one reference can have Controller set to true. Found \"true\" in references for "
                        + "\(controller) and \(owner.text("name"))")
            } else {
                controller = owner.text("name")
            }
        }
    }

    private static func goOwner(_ owner: JSONValue) -> String {
        let flag = { (name: String) in owner[name]?.boolValue == nil ? "(*bool)(nil)" : "(*bool)(0xc000000000)" }
        return "v1.OwnerReference{APIVersion:\(GoText.quoted(owner.text("apiVersion"))), "
            + "Kind:\(GoText.quoted(owner.text("kind"))), Name:\(GoText.quoted(owner.text("name"))), "
            + "UID:\(GoText.quoted(owner.text("uid"))), Controller:\(flag("controller")), "
            + "BlockOwnerDeletion:\(flag("blockOwnerDeletion"))}"
    }
}
