import Foundation
import KubernetesModel

extension JSONValue {
    /// Of JSON as it stands in a test's table.
    init(text: String) throws { try self.init(parsing: Data(text.utf8)) }
}
