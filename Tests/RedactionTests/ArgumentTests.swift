import Redaction
import Testing

/// Flags and arguments.
@Suite struct ArgumentTests {
    @Test(arguments: [
        #"mysql -uroot -p<<password|hunter2>> app"#,
        #"mysqldump -h db -u root -p<<password|S3cret,x>> app"#,
        #"redis-cli -h redis -a <<password|hunter2>> ping"#,
        #"["redis-cli","-a","<<password|hunter2>>","ping"]"#,
        #"sshpass -p <<password|hunter2>> ssh root@host"#,
        #"--token=<<token|{l6}.{l16}>>"#,
        #"kubeadm join 10.0.0.1:6443 --token <<token|{l6}.{l16}>> --discovery-token-ca-cert-hash sha256:{h64}"#,
        #"--password <<password|hunter2>> --user bob"#,
        #"["--password","<<password|hunter2>>","--v=2"]"#,
        #"args: ["--api-key", "<<api-key|{a30}>>"]"#,
        #"-Ddb.password=<<password|hunter2>> -jar app.jar"#,
        #"--from-literal=password=<<password|hunter2>>"#,
        #"CREATE USER app IDENTIFIED WITH mysql_native_password BY '<<password|hunter2>>';"#,
        #"--certificate-key <<api-key|{h64}>>"#,
    ])
    func `the secret goes and the rest stays`(template: String) throws {
        let (redactor, secret) = (try Redactor.fixed(), SecretText(template))
        let redacted = redactor.redact(secret.text)
        #expect(redacted.withoutDigests == secret.expected)
        #expect(redactor.redact(redacted) == redacted)
    }
}
