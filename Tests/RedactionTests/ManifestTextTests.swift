import Redaction
import Testing

/// Manifests, configurations and keys as texts, which have several lines.
@Suite struct ManifestTextTests {
    @Test(arguments: [
        #""auth": "<<credential|dXNlcjpodW50ZXIy>>""#,
        #"{"auths":{"ghcr.io":{"username":"u","password":"<<password|hunter2>>","auth":"<<credential|dXNlcjpodW50ZXIy>>"}}}"#,
        #".dockerconfigjson: <<credential|{b60}>>"#,
        #"client-key-data: <<api-key|{b60}>>"#,
        #"- --password\#n- <<password|hunter2>>\#n- --v=2"#,
        #""--password",\#n"<<password|hunter2>>",\#n"--v=2""#,
        #"- name: DB_PASSWORD\#n  value: <<password|hunter2>>\#n- name: X\#n  value: y"#,
        #"- name: DB_PASSWORD\#n  value: "<<password|hunter2>>""#,
        #""name": "DB_PASSWORD",\#n"value": "<<password|hunter2>>""#,
        #"{"value":"x","name":"A"},{"name":"API_TOKEN","value":"<<token|{a24}>>"}"#,
        #"password: |\#n    <<password|first line\#n    second line>>\#nnext: 1"#,
        #"apiVersion: v1\#nkind: Secret\#ndata:\#n  config.yaml: <<secret-data|{b40}>>\#n  user: <<secret-data|YWRtaW4=>>\#ntype: Opaque"#,
        #"apiVersion: v1\#ndata:\#n  config.yaml: <<secret-data|YTogYmNkZWZnaGlqa2wK>>\#nkind: Secret"#,
        #"stringData:\#n  anything: <<secret-data|at all>>\#n  more: <<secret-data|1>>"#,
        #"{"kind":"Secret","apiVersion":"v1","metadata":{"name":"x"},"data":{"a":"<<secret-data|eHl6>>","b.json":"<<secret-data|{b40}>>"},"type":"Opaque"}"#,
        #"{"apiVersion":"v1","data":{"a.txt":"<<secret-data|aGVsbG8gd29ybGQ=>>"},"kind":"Secret"}"#,
        #"{"apiVersion":"v1","kind":"Secret","stringData":{"a":"<<secret-data|plain value>>"}}"#,
        #"<add key="ApiToken" value="<<token|{a24}>>"/>"#,
        #""private_key": "-----BEGIN PRIVATE KEY-----<<private-key|\n{b64}\n{b64}\n>>-----END PRIVATE KEY-----\n""#,
        #"-----BEGIN OPENSSH PRIVATE KEY-----\#n<<private-key|{b70}\#n{b70}\#n{b20}==>>\#n-----END OPENSSH PRIVATE KEY-----"#,
    ])
    func `the secret goes and the rest stays`(template: String) throws {
        let (redactor, secret) = (try Redactor.fixed(), SecretText(template))
        let redacted = redactor.redact(secret.text)
        #expect(redacted.withoutDigests == secret.expected)
        #expect(redactor.redact(redacted) == redacted)
    }
}
