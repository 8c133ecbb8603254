package import KubernetesModel

/// JSON merge patch, RFC 7386: members that are given are set, null removes one, lists are replaced whole.
package enum MergePatch {
    package static func apply(_ patch: JSONValue, to value: JSONValue) -> JSONValue {
        value.applying(mergePatch: patch)
    }
}
