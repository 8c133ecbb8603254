import Foundation

/// A certificate, a key or a token, written into the configuration or kept in a file that may change.
struct Material: Hashable, Sendable {
    private enum Source: Hashable {
        case bytes(Redacted<[UInt8]>)
        case file(String)
    }

    private let source: Source
    /// The file and the key that the material comes from: `/home/me/.kube/config: users[dev].user.client-key`.
    let origin: String

    init(bytes: [UInt8], origin: String) {
        source = .bytes(Redacted(bytes))
        self.origin = origin
    }

    init(file: String, origin: String) {
        source = .file(file)
        self.origin = origin
    }

    /// Whether the material can change while the program runs.
    var isFile: Bool {
        if case .file = source { true } else { false }
    }

    /// Reads the material. Blocks for the time of reading a small file.
    func read() throws(KubernetesError) -> [UInt8] {
        switch source {
        case .bytes(let bytes): return bytes.exposed
        case .file(let path):
            do {
                let data = try Data(contentsOf: URL(filePath: path))
                guard !data.isEmpty else { throw error("names \(path), which is empty") }
                return Array(data)
            } catch let error as KubernetesError {
                throw error
            } catch {
                throw self.error("names \(path), which cannot be read", cause: error)
            }
        }
    }

    /// An error about this material.
    func error(_ problem: String, cause: (any Error)? = nil) -> KubernetesError {
        KubernetesError(.configuration, "\(origin) \(problem)", cause: cause)
    }
}

extension Material {
    /// Reads `NAME-data` (base64) or `NAME` (a file, relative to the configuration file's folder); the data wins.
    init?(_ name: String, of node: ConfigurationNode) throws(KubernetesError) {
        let data = try node.member("\(name)-data")
        if let text = try node.string("\(name)-data") {
            guard let bytes = Data(base64Encoded: text, options: .ignoreUnknownCharacters), !bytes.isEmpty else {
                throw data.error("is not base64")
            }
            self.init(bytes: Array(bytes), origin: "\(data.file): \(data.key)")
        } else if let path = try node.path(name) {
            self.init(file: path, origin: "\(node.file): \(node.key).\(name)")
        } else {
            return nil
        }
    }
}

extension ConfigurationNode {
    /// A path, resolved against the folder of the file that it is written in.
    func path(_ name: String) throws(KubernetesError) -> String? {
        guard let path = try string(name) else { return nil }
        return URL(filePath: path, relativeTo: URL(filePath: file).deletingLastPathComponent()).path
    }
}
