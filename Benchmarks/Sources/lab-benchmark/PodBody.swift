/// Pods as a workload's controller makes them and a kubelet reports them, of about 3 KB.
enum PodBody {
    static func name(_ number: Int) -> String { "web-7d4b9c6f5-\(number)" }

    static let size = text(10_000).utf8.count

    static func text(_ number: Int) -> String {
        #"""
        {"metadata":{"name":"\#(name(number))","labels":{"app":"web","pod-template-hash":"7d4b9c6f5","team":"shop-\#(number % 40)"},
        "annotations":{"prometheus.io/scrape":"true","prometheus.io/port":"9090"},
        "ownerReferences":[{"apiVersion":"apps/v1","kind":"ReplicaSet","name":"web-7d4b9c6f5",
        "uid":"5d1c7cd5-7f6b-4a3a-9d0e-0f6c1a2b3c4d","controller":true,"blockOwnerDeletion":true}]},
        "spec":{"nodeName":"node-\#(number % 500)","containers":[{"name":"main","image":"registry.example.com/shop/web:1.24.3",
        "args":["--listen=:8080","--log-format=json"],"ports":[{"name":"http","containerPort":8080}],
        "env":[{"name":"DATABASE_URL","valueFrom":{"secretKeyRef":{"name":"database","key":"url"}}},
        {"name":"POD_NAME","valueFrom":{"fieldRef":{"fieldPath":"metadata.name"}}},{"name":"LOG_LEVEL","value":"info"}],
        "resources":{"requests":{"cpu":"100m","memory":"128Mi"},"limits":{"cpu":"500m","memory":"256Mi"}},
        "livenessProbe":{"httpGet":{"path":"/healthz","port":"http"},"periodSeconds":10},
        "readinessProbe":{"httpGet":{"path":"/readyz","port":"http"},"periodSeconds":5},
        "volumeMounts":[{"name":"settings","mountPath":"/etc/web"}]}],
        "volumes":[{"name":"settings","configMap":{"name":"web-settings"}}]}}
        """#
    }

    /// What a kubelet reports, and in it the moment at which it does.
    static func status(at moment: Duration) -> String {
        let nanoseconds = moment.components.seconds * 1_000_000_000 + moment.components.attoseconds / 1_000_000_000
        return #"""
            {"status":{"phase":"Running","podIP":"10.1.2.3","hostIP":"10.0.0.7","startTime":"2026-01-01T00:00:00Z",
            "message":"@\#(nanoseconds).","conditions":[{"type":"Ready","status":"True","lastTransitionTime":"2026-01-01T00:00:07Z"},
            {"type":"PodScheduled","status":"True","lastTransitionTime":"2026-01-01T00:00:00Z"}],
            "containerStatuses":[{"name":"main","ready":true,"started":true,"restartCount":0,
            "image":"registry.example.com/shop/web:1.24.3","imageID":"sha256:4bf0d7f8","containerID":"containerd://9b1c",
            "state":{"running":{"startedAt":"2026-01-01T00:00:05Z"}}}]}}
            """#
    }

    /// What stands before that moment, and nowhere else.
    static let mark = UInt8(ascii: "@")
}
