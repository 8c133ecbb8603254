/// Logs as the components of a cluster and common programs write them.
enum LogLines {
    /// Without any secret; many lines speak of secrets and tokens.
    static func plain(byteCount: Int) -> (name: String, bytes: [UInt8]) {
        ("logs without secrets", make(byteCount: byteCount, secretEvery: nil))
    }

    /// With a password in every hundredth line.
    static func withSecrets(byteCount: Int) -> (name: String, bytes: [UInt8]) {
        ("logs with a secret in every 100th line", make(byteCount: byteCount, secretEvery: 100))
    }

    private static let forms = [
        #"I0305 10:00:01.@       1 reconciler.go:357] "operationExecutor.MountVolume started for volume \"config-@\" (UniqueName: \"kubernetes.io/configmap/@-config\") pod=\"shop/checkout-@\"""#,
        #"E0305 10:00:01.@       1 secret.go:194] Couldn't get secret shop/db-credentials: secret "db-credentials" not found"#,
        #"I0305 10:00:01.@       1 httplog.go:132] "HTTP" verb="LIST" URI="/api/v1/pods?limit=500&resourceVersion=0" latency="1.5ms" userAgent="kubelet/v1.31.2 (linux/amd64)" audit-ID="@" srcIP="10.0.1.2:40112" resp=200"#,
        #"{"ts":"2026-03-05T10:00:01.@Z","level":"info","caller":"server/handler.go:212","msg":"request completed","method":"GET","path":"/api/v1/orders/@","status":200,"trace_id":"@","span_id":"@","user_agent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"}"#,
        #"{"level":"error","logger":"controller","msg":"Reconciler error","reconcileID":"@","error":"could not get data: secret \"prod/db\" not found","stacktrace":"sigs.k8s.io/controller-runtime/pkg/internal/controller.(*Controller).Reconcile\n\t/go/pkg/mod/controller.go:116"}"#,
        #"10.1.2.3 - - [05/Mar/2026:10:00:01 +0000] "GET /api/v1/products?page=3&sort=price%20desc HTTP/1.1" 200 5123 "https://shop.example.com/cart?item=@" "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)" rt=0.012 req_id=@"#,
        "\tat org.springframework.web.filter.OncePerRequestFilter.doFilter(OncePerRequestFilter.java:117) ~[spring-web-6.1.jar]",
        "2026-03-05 10:00:01.123 UTC [42] LOG:  checkpoint complete: wrote 512 buffers (1.2%); write=4.512 s, sync=0.010 s",
        "level=info ts=2026-03-05T10:00:01Z caller=main.go:12 component=scraper msg=\"scrape finished\" target=@ samples=4096",
    ]

    private static func make(byteCount: Int, secretEvery: Int?) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(byteCount + 1_024)
        var (line, seed) = (0, UInt64(1))
        while output.count < byteCount {
            for byte in forms[line % forms.count].utf8 {
                if byte == UInt8(ascii: "@") { appendDigits(to: &output, seed: &seed) } else { output.append(byte) }
            }
            if let secretEvery, line % secretEvery == 0 {
                output += " dsn=postgres://app:".utf8
                appendDigits(to: &output, seed: &seed)
                output += "@db.shop.svc:5432/app".utf8
            }
            output.append(UInt8(ascii: "\n"))
            line += 1
        }
        return output
    }

    /// Sixteen hexadecimal digits (a linear congruential generator, Knuth's constants).
    private static func appendDigits(to output: inout [UInt8], seed: inout UInt64) {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var rest = seed
        for _ in 0..<16 {
            let digit = UInt8(rest & 0xf)
            output.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10)
            rest >>= 4
        }
    }
}
