/// The `auth` of a registry in Docker's configuration: a user and a password in base64.
enum RegistryLogin {
    static func matches(_ text: String) -> Bool {
        guard let login = Base64.decodeWhole(Array(text.utf8)[...]) else { return false }
        return Base64.isText(login) && login.contains(UInt8(ascii: ":"))
    }
}
