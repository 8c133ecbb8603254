/// The words of keys, in one table: what decides whether a key is that of a secret.
enum Vocabulary {
    static func roles(of word: PackedWord) -> WordRoles { table[word] }

    private static let table: WordTable = {
        var table = WordTable()
        for (roles, words) in subjects + surroundings {
            for word in words.split(separator: " ") { table.add(roles, to: PackedWord(String(word))) }
        }
        return table
    }()

    private static let subjects: [(WordRoles, String)] = [
        (.password, "password passwd passphrase passcode passwrd pwd pswd psw userpass passwort kennwort"),
        (.password, "contrasena senha motdepasse bindpw rootpw requirepass masterauth pgpass otp totp"),
        ([.password, .plural], "passwords passphrases"),
        (.shortPassword, "pass pw"),
        (.token, "token authtoken accesstoken refreshtoken idtoken apitoken bearer jwt"),
        ([.token, .plural], "tokens"),
        (.secret, "secret clientsecret appsecret"),
        ([.secret, .plural], "secrets"),
        (.key, "key"),
        ([.key, .plural], "keys"),
        (
            .wholeKey,
            "apikey accesskey secretkey privatekey authkey appkey encryptionkey signingkey masterkey accountkey"
        ),
        (.wholeKey, "sharedkey sshkey licensekey privkey sharedaccesskey"),
        (.credential, "credential credentials creds cred dockerconfigjson dockercfg netrc htpasswd kubeconfig"),
        (.session, "jsessionid phpsessid sessid sessiontoken sessionkey"),
        (.signature, "sig signature hmac"),
        (.opaque, "auth salt seed nonce sessionid sid session"),
        (.address, "dsn connstr connectionstring conninfo"),
    ]

    private static let surroundings: [(WordRoles, String)] = [
        (.neutral, "value val data string str raw text content plain plaintext b64 base64 encoded hash digest prod"),
        (
            .neutral,
            "production staging stage dev development test testing live sandbox qa uat ro rw readonly readwrite"
        ),
        (
            .neutral,
            "read write old new current previous default main primary secondary base binary confirmation confirm"
        ),
        (.neutral, "admin root user app svc service github gitlab slack aws gcp azure internal external local global"),
        (.neutral, "phrase body literal override again repeat encrypted cleartext x y a b"),

        (
            .about,
            "file files path paths dir directory name names ref refs reference policy policies length len min max"
        ),
        (.about, "expiry expires expired expire expiration expirations exp age ttl reset hint change changed changes"),
        (
            .about,
            "update updated required require enabled enable disabled disable authentication attempts attempt count"
        ),
        (
            .about,
            "total retries retry encryption algorithm field fields prompt manager store provider stdin env from type"
        ),
        (.about, "types url uri endpoint rotation rotate rotated last at time date day days strength complexity check"),
        (.about, "validation validator valid invalid error errors status grace history command cmd script template"),
        (.about, "version format encoder generator rules only protected set unset is has mode size limit id ids"),
        (.about, "secret secrets key keys keyring selector label annotation volume mount config configs class param"),

        (
            .keyOwner,
            "api access secret private encryption encrypt decryption decrypt signing sign master account storage"
        ),
        (
            .keyOwner,
            "shared ssh app application license licence auth authentication authorization service client session"
        ),
        (
            .keyOwner,
            "jwt hmac aes rsa pgp gpg tls ssl subscription admin root write ingest ingestion sas consumer webhook"
        ),
        (
            .keyOwner,
            "deploy bot token anon role accesskey functions recovery unseal seal bootstrap join certificate cert"
        ),
        (.keyOwner, "crypto cookie webhooks developer dev integration project org organization server preshared psk"),

        (
            .secretOwner,
            "client app application shared jwt session cookie signing signature webhook webhooks consumer oauth"
        ),
        (
            .secretOwner,
            "oauth2 oidc hmac api master encryption token user auth service bot refresh csrf access hash django"
        ),
        (
            .secretOwner,
            "flask rails laravel nextauth slack github gitlab stripe google azure aws facebook twitter discord"
        ),
        (.secretOwner, "twilio paypal account cluster gossip rpc db database admin root secret my otp totp mfa 2fa"),

        (.reference, "existing pull image tls ssl cert certificate ca sealed external generate use create mount k8s"),
        (
            .reference,
            "kubernetes kube docker registry missing source target template from of no the a credentials backup"
        ),

        (
            .counted,
            "max min num number total count input output prompt completion reasoning cached used remaining next"
        ),
        (.counted, "page continuation continue sync resume cursor eos bos pad mask stop start end unexpected expected"),
        (.counted, "illegal lexer parser text unknown special cancellation cancel idempotency change lock pagination"),

        (
            .passage,
            "proxy fastcgi uwsgi scgi grpc memcached first second last single multi test num two one by low high"
        ),
    ]
}
