/// Certificates and keys for tests over TLS, valid for a hundred years. They protect nothing: their keys are public.
public enum TestCertificates {
    /// The authority that signs every other certificate here.
    public static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBqjCCAVGgAwIBAgIUGLq24eWM5R4Ittf2WWnSAbEy9nAwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXbWlkd2F0Y2ggdGVzdCBhdXRob3JpdHkwIBcNMjYxMTIxMDgx
        MjU2WhgPMjEyNjEwMjgwODEyNTZaMCIxIDAeBgNVBAMMF21pZHdhdGNoIHRlc3Qg
        YXV0aG9yaXR5MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE7/zU06NWoGLyM1vO
        J6lVTh8/XmCZKMuiiwgGEaG6PYzCoJ7QMF9gcV5ZOZZ9d9rQKfHj5Lxy2SBWF5H+
        TxzPJaNjMGEwHQYDVR0OBBYEFFJxYHVXNLNyuhgjjZAMzaaVSNU4MB8GA1UdIwQY
        MBaAFFJxYHVXNLNyuhgjjZAMzaaVSNU4MA8GA1UdEwEB/wQFMAMBAf8wDgYDVR0P
        AQH/BAQDAgIEMAoGCCqGSM49BAMCA0cAMEQCIBzjJxMj0Vx6jRPywTgQD7yQIg4l
        Ke89t+W34rrdF+BvAiA8CpNkqeyuJC9FHml4mePkMnJDDE343wQOixn4sYGO9w==
        -----END CERTIFICATE-----
        """

    /// An authority that signs none of them.
    public static let otherAuthority = """
        -----BEGIN CERTIFICATE-----
        MIIBqTCCAU+gAwIBAgIUcCLqz6IswPRY99Or6ftV9Tup23owCgYIKoZIzj0EAwIw
        ITEfMB0GA1UEAwwWYW5vdGhlciB0ZXN0IGF1dGhvcml0eTAgFw0yNjExMjEwODEy
        NTZaGA8yMTI2MTAyODA4MTI1NlowITEfMB0GA1UEAwwWYW5vdGhlciB0ZXN0IGF1
        dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIGSCAhn4PeR9z6JEZq7
        xSqSAwq7E1kd9yZYtq+PhnUtyNx3dowoXEfrWHi9x6HvjQ6TR5GBabqAgQyqss4/
        KxOjYzBhMB0GA1UdDgQWBBRC9WpPk+0B+sXROrEoJvoHx1mwKzAfBgNVHSMEGDAW
        gBRC9WpPk+0B+sXROrEoJvoHx1mwKzAPBgNVHRMBAf8EBTADAQH/MA4GA1UdDwEB
        /wQEAwICBDAKBggqhkjOPQQDAgNIADBFAiEA4zunIQ04yhHlHPbRJFHDvFTETFk5
        CAmVbyshfTRRB1wCIBXZ4i8V+zJVAEYJOt+oeCRY5hkp5ZI7zKAJfh1QJLNU
        -----END CERTIFICATE-----
        """

    /// A server at `localhost`, `127.0.0.1` and `::1`.
    public static let server = """
        -----BEGIN CERTIFICATE-----
        MIIBwjCCAWigAwIBAgIUJ7baNpGBh4YP3gbPFphf5qSi4q4wCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXbWlkd2F0Y2ggdGVzdCBhdXRob3JpdHkwIBcNMjYxMTIxMDgx
        MjU3WhgPMjEyNjEwMjgwODEyNTdaMBUxEzARBgNVBAMMCmFwaSBzZXJ2ZXIwWTAT
        BgcqhkjOPQIBBggqhkjOPQMBBwNCAARD8JXKQQ4F8Rzt5Aw6x5CNTG1Mrj39SSsX
        VLc+K4dzrnD7Y/XHZ6vM4U6ZQZkPX5K/xRZDl/JetTdV4/ZO4E0Jo4GGMIGDMCwG
        A1UdEQQlMCOCCWxvY2FsaG9zdIcEfwAAAYcQAAAAAAAAAAAAAAAAAAAAATATBgNV
        HSUEDDAKBggrBgEFBQcDATAdBgNVHQ4EFgQUNuOoVhUM+3PfoJtjllCsvfep1xQw
        HwYDVR0jBBgwFoAUUnFgdVc0s3K6GCONkAzNppVI1TgwCgYIKoZIzj0EAwIDSAAw
        RQIgcTTly/uEIvYDGp8ZUrxAjkO5FtCarUaETAuH2spXImMCIQCC+4QlqMV1XWMc
        xOEGgRI/5hUbd9tb77yYQs46uvlz5w==
        -----END CERTIFICATE-----
        """

    public static let serverKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUUgppyL4n8dCwOZz
        Zt6f8qQmEUMMXiUsVdVEzSwFZIihRANCAARD8JXKQQ4F8Rzt5Aw6x5CNTG1Mrj39
        SSsXVLc+K4dzrnD7Y/XHZ6vM4U6ZQZkPX5K/xRZDl/JetTdV4/ZO4E0J
        -----END PRIVATE KEY-----
        """

    /// A server at `kubernetes.test` alone.
    public static let namedServer = """
        -----BEGIN CERTIFICATE-----
        MIIBtTCCAVqgAwIBAgIUJ7baNpGBh4YP3gbPFphf5qSi4q8wCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXbWlkd2F0Y2ggdGVzdCBhdXRob3JpdHkwIBcNMjYxMTIxMDgx
        MjU3WhgPMjEyNjEwMjgwODEyNTdaMBsxGTAXBgNVBAMMEG5hbWVkIGFwaSBzZXJ2
        ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASL8mWjdIIRsexla0N6NXYAjGaJ
        ussdD0o9ItjDncTbkwJ9obrQhvbTcvb2Qh9z+Gyxh/tltyeWfcYooTnQS6tAo3Mw
        cTAaBgNVHREEEzARgg9rdWJlcm5ldGVzLnRlc3QwEwYDVR0lBAwwCgYIKwYBBQUH
        AwEwHQYDVR0OBBYEFIQZ6VJPpKh624mhUgz9cSMK3XWhMB8GA1UdIwQYMBaAFFJx
        YHVXNLNyuhgjjZAMzaaVSNU4MAoGCCqGSM49BAMCA0kAMEYCIQDYwn6wrvF94gpZ
        Qjvc7GhL5+dSsmLgVPVZ0J92MI2K5AIhAJoVXnpAZCQP6A0X0UuEhPY8yP1aE44F
        2FUrlYw2MOoW
        -----END CERTIFICATE-----
        """

    public static let namedServerKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQguV0p55wGReiEfVZm
        KgIvoHr30U1LPjUqhHWcxgUZXlOhRANCAASL8mWjdIIRsexla0N6NXYAjGaJussd
        D0o9ItjDncTbkwJ9obrQhvbTcvb2Qh9z+Gyxh/tltyeWfcYooTnQS6tA
        -----END PRIVATE KEY-----
        """

    /// A client.
    public static let client = """
        -----BEGIN CERTIFICATE-----
        MIIBlDCCATqgAwIBAgIUJ7baNpGBh4YP3gbPFphf5qSi4rAwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXbWlkd2F0Y2ggdGVzdCBhdXRob3JpdHkwIBcNMjYxMTIxMDgx
        MjU3WhgPMjEyNjEwMjgwODEyNTdaMBcxFTATBgNVBAMMDGZpcnN0IGNsaWVudDBZ
        MBMGByqGSM49AgEGCCqGSM49AwEHA0IABPaXLPtywzhl7m5M6zVaDTMauplHdU0S
        IDDgzjs00dKFPoP5iuEvHvyfRvW79vVJHtg7CbW351uD+DYm5IJBuZyjVzBVMBMG
        A1UdJQQMMAoGCCsGAQUFBwMCMB0GA1UdDgQWBBSgVeUj3ovRkeczZHy1DkAgKquT
        VzAfBgNVHSMEGDAWgBRScWB1VzSzcroYI42QDM2mlUjVODAKBggqhkjOPQQDAgNI
        ADBFAiAiGGZsR10pDDCug8GFh+HfP2Z6P4nv9sYQm4743mbTUwIhAPfd7vCiyOvr
        /b9hBvFvlNrzyr7f9hLZGFn9PlozaHs5
        -----END CERTIFICATE-----
        """

    public static let clientKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUBneF00p125KHf6d
        yZ5UIHIDc+Q+3NOGKWl91HvibPehRANCAAT2lyz7csM4Ze5uTOs1Wg0zGrqZR3VN
        EiAw4M47NNHShT6D+YrhLx78n0b1u/b1SR7YOwm1t+dbg/g2JuSCQbmc
        -----END PRIVATE KEY-----
        """

    /// A client with another key.
    public static let secondClient = """
        -----BEGIN CERTIFICATE-----
        MIIBljCCATugAwIBAgIUJ7baNpGBh4YP3gbPFphf5qSi4rEwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXbWlkd2F0Y2ggdGVzdCBhdXRob3JpdHkwIBcNMjYxMTIxMDgx
        MjU3WhgPMjEyNjEwMjgwODEyNTdaMBgxFjAUBgNVBAMMDXNlY29uZCBjbGllbnQw
        WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATa/pDDk7S5V3KIDyCKOOPGOs93xegx
        c9fFdrLd+a8v/f2rxyKEPu/afbErAV6Wj0b8Ll5Su2uheM5n1jeklc1Ho1cwVTAT
        BgNVHSUEDDAKBggrBgEFBQcDAjAdBgNVHQ4EFgQUwfN4iOvUBSzXyQ3WMlBtd9o8
        ZxgwHwYDVR0jBBgwFoAUUnFgdVc0s3K6GCONkAzNppVI1TgwCgYIKoZIzj0EAwID
        SQAwRgIhAPGPi4jTUyoaNPu6ApE3Apd/zqHSFxgKpNAWl2OIZcDpAiEAoc/5cbOM
        AN67ySeLt6m6aSxkEhZEnE5KnavwWVBa7hk=
        -----END CERTIFICATE-----
        """

    public static let secondClientKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg5WjTai7g366ysaOh
        mc/p4BEk5LN+lE+6GDO2IGj9s4GhRANCAATa/pDDk7S5V3KIDyCKOOPGOs93xegx
        c9fFdrLd+a8v/f2rxyKEPu/afbErAV6Wj0b8Ll5Su2uheM5n1jeklc1H
        -----END PRIVATE KEY-----
        """
}
