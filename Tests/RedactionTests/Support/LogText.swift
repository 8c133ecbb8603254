/// Lines as components of a cluster and common programs write them, without any secret, but with much that looks like one.
struct LogText {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    static let forms = [
        #"I0305 10:00:{d2}.{d6}       1 reconciler.go:{d3}] "operationExecutor.MountVolume started for volume \"kube-api-access-{l5}\" (UniqueName: \"kubernetes.io/projected/@uid\") pod=\"shop/@pod\"""#,
        #"E0305 10:00:{d2}.{d6}       1 secret.go:{d3}] Couldn't get secret shop/db-credentials: secret "db-credentials" not found"#,
        #"E0305 10:00:{d2}.{d6}       1 nestedpendingoperations.go:348] Operation for "{volumeName:kubernetes.io/secret/@uid-token podName:@uid nodeName:}" failed. No retries permitted until 2026-03-05 10:00:00 (durationBeforeRetry 500ms). Error: MountVolume.SetUp failed for volume "token": secret "my-token-secret" not found"#,
        #"E0305 10:00:{d2}.{d6}       1 kuberuntime_manager.go:1256] container &Container{Name:app,Image:registry.example.com/app@sha256:{h64},Args:[--v=2 --token-ttl=24h --secret-name=db-credentials],Env:[]EnvVar{EnvVar{Name:DB_PASSWORD,Value:,ValueFrom:&EnvVarSource{SecretKeyRef:&SecretKeySelector{Key:password,Optional:nil,},},},},} start failed: CreateContainerConfigError: couldn't find key password in Secret shop/db-credentials"#,
        #"I0305 10:00:{d2}.{d6}       1 token_cleaner.go:{d2}] "Starting token cleaner controller" token_count={d2}"#,
        #"E0305 10:00:{d2}.{d6}       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]""#,
        #"I0305 10:00:{d2}.{d6}       1 httplog.go:132] "HTTP" verb="LIST" URI="/api/v1/secrets?limit=500&resourceVersion=0" latency="1.5ms" userAgent="kubelet/v1.31.2 (linux/amd64) kubernetes/5864a46/system:serviceaccount:kube-system:gc" audit-ID="@uid" srcIP="10.0.1.2:{d5}" resp=200"#,
        #"{"ts":"2026-03-05T10:00:{d2}.{d9}Z","level":"info","caller":"server/handler.go:{d3}","msg":"request completed","method":"GET","path":"/api/v1/orders/{d5}","status":200,"trace_id":"{h32}","span_id":"{h16}","user_agent":"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"}"#,
        #"{"level":"error","logger":"controller","msg":"Reconciler error","controller":"externalsecret","reconcileID":"@uid","error":"could not get secret data from provider: secret \"prod/db\" not found","stacktrace":"sigs.k8s.io/controller-runtime/pkg/internal/controller.(*Controller).Reconcile\n\t/go/pkg/mod/sigs.k8s.io/controller-runtime@v0.19.0/pkg/internal/controller/controller.go:116\nmain.main()"}"#,
        #"{"message":"model answered","model":"gpt-4o","usage":{"prompt_tokens":{d3},"completion_tokens":{d2},"total_tokens":{d3}},"max_tokens":4096,"next_token":null}"#,
        #"{"level":"info","msg":"token refreshed","token_type":"Bearer","expires_in":3600,"secret":"db-credentials","secretRef":{"name":"db","key":"password"},"requestId":"@uid","etag":"{h32}","sha":"{h40}","keys":3,"cache_key":"product:{d4}"}"#,
        #"10.1.2.{d2} - - [05/Mar/2026:10:00:{d2} +0000] "GET /api/v1/products?page=3&sort=price%20desc&q=red%2Dshoes HTTP/1.1" 200 {d5} "https://shop.example.com/cart?item={d3}" "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)" rt=0.{d3} req_id={h32}"#,
        #"10.1.2.{d2} - - [05/Mar/2026:10:00:{d2} +0000] "POST /oauth/token HTTP/1.1" 401 {d3} "-" "curl/8.5.0""#,
        "2026-03-05T10:00:{d2}.{d3}Z ERROR 1 --- [nio-8080-exec-1] o.a.c.c.C.[.[dispatcherServlet]    : Request processing failed: java.lang.IllegalStateException: Token must not be null\n\tat com.example.auth.TokenFilter.doFilter(TokenFilter.java:{d3}) ~[classes!/:1.0.0]\n\tat org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter.doFilter(UsernamePasswordAuthenticationFilter.java:87)\nCaused by: org.postgresql.util.PSQLException: FATAL: password authentication failed for user \"app\"\n\t... 42 common frames omitted",
        "panic: runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x{h2} pc=0x{h6}]\n\ngoroutine {d2} [running]:\ngithub.com/example/app/internal/auth.(*TokenSource).Token(0xc000{h6}, {0x1a{h5}, 0xc000{h6}})\n\t/src/internal/auth/token.go:{d2} +0x{h2}",
        "2026-03-05 10:00:{d2}.{d3} UTC [{d4}] FATAL:  password authentication failed for user \"app\"\n2026-03-05 10:00:{d2}.{d3} UTC [{d4}] DETAIL:  Connection matched file \"/etc/postgresql/pg_hba.conf\" line 95: \"host all all all scram-sha-256\"",
        "2026-03-05 10:00:{d2}.{d3} UTC [{d4}] LOG:  checkpoint complete: wrote {d3} buffers (1.2%); write=4.512 s, sync=0.010 s; lsn=0/{h7}, redo lsn=0/{h7}",
        "1:M 05 Mar 2026 10:00:{d2}.{d3} * DB saved on disk; keys: 3, expires: 0",
        "token_bucket_remaining{service=\"api\",key_type=\"primary\"} {d2}\nkube_secret_info{namespace=\"shop\",secret=\"db-credentials\",uid=\"@uid\"} 1\nworkqueue_depth{name=\"token_cleaner\"} 0",
        "Name:             @pod\nNamespace:        shop\nService Account:  token-reader\nAnnotations:      checksum/secret: {h64}\nContainers:\n  app:\n    Container ID:  containerd://{h64}\n    Image ID:      registry.example.com/app@sha256:{h64}\n    Environment:\n      LOG_LEVEL:    debug\n      DB_PASSWORD:  <set to the key 'password' in secret 'db-credentials'>  Optional: false\n    Mounts:\n      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-{l5} (ro)\nVolumes:\n  kube-api-access-{l5}:\n    Type:                    Projected (a volume that contains injected data from multiple sources)\n    TokenExpirationSeconds:  3607\n  tls:\n    Type:        Secret (a volume populated by a Secret)\n    SecretName:  app-tls\nEvents:\n  Warning  Failed  12s  kubelet  Error: secret \"db-credentials\" not found",
        "Name:         db-credentials\nNamespace:    shop\nType:  Opaque\n\nData\n====\npassword:  16 bytes\ntoken:     1024 bytes",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: checkout\n  uid: @uid\n  resourceVersion: \"{d9}\"\nspec:\n  template:\n    spec:\n      automountServiceAccountToken: false\n      imagePullSecrets:\n      - name: regcred\n      containers:\n      - name: app\n        image: registry.example.com/app@sha256:{h64}\n        args:\n        - --token-ttl=24h\n        - --password-file=/run/secrets/db\n        env:\n        - name: LOG_LEVEL\n          value: debug\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: db-credentials\n              key: password\n      volumes:\n      - name: tls\n        secret:\n          secretName: app-tls\n      - name: token\n        projected:\n          sources:\n          - serviceAccountToken:\n              expirationSeconds: 3607\n              path: token",
        "apiVersion: v1\ndata:\n  mode: info\n  threads: \"4\"\n  nginx.conf: |\n    ssl_certificate_key /etc/nginx/tls/tls.key;\n    proxy_pass http://backend;\nkind: ConfigMap\nmetadata:\n  name: app",
    ]

    /// One entry, of one or several lines.
    mutating func next() -> String {
        let form = generator.pick(Self.forms)
            .replacing("@uid", with: "{h8}-{h4}-{h4}-{h4}-{h12}").replacing("@pod", with: "checkout-{h10}-{l5}")
        return SecretText.expand(form, seed: generator.next())
    }
}
