/// Why containerd could not pull an image, in its words.
enum PullFailure {
    static func message(_ outcome: Program.Pull.Outcome, _ image: ImageReference) -> String? {
        let head = "failed to pull and unpack image \"\(image.text)\": failed to resolve reference \"\(image.text)\": "
        let manifest = "\(registry(image))/v2/\(image.path)/manifests/\(image.version.dropFirst())"
        switch outcome {
        case .found: return nil
        case .notFound: return "rpc error: code = NotFound desc = \(head)\(image.text): not found"
        case .unauthorized:
            return
                "rpc error: code = Unknown desc = \(head)pull access denied, repository does not exist or may require "
                + "authorization: server message: insufficient_scope: authorization failed"
        case .unreachable:
            return
                "rpc error: code = DeadlineExceeded desc = \(head)failed to do request: Head \"\(manifest)\": "
                + "dial tcp: lookup \(image.host): i/o timeout"
        case .rateLimited:
            return
                "rpc error: code = Unknown desc = failed to pull and unpack image \"\(image.text)\": failed to copy: "
                + "httpReadSeeker: failed open: unexpected status code \(manifest): 429 Too Many Requests - Server "
                + "message: toomanyrequests: You have reached your pull rate limit."
        }
    }

    private static func registry(_ image: ImageReference) -> String {
        image.host == "docker.io" ? "https://registry-1.docker.io" : "https://\(image.host)"
    }
}
