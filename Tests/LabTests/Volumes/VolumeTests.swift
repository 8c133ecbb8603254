import Foundation
import KubernetesModel
import Testing

@testable import Lab

@Suite struct VolumeTests {
    func volume(
        _ name: String, size: String, className: String = "", modes: [String] = ["ReadWriteOnce"], zone: String? = nil
    ) -> JSONValue {
        var volume: JSONValue = [
            "apiVersion": "v1", "kind": "PersistentVolume", "metadata": ["name": .string(name)],
            "spec": [
                "capacity": ["storage": .string(size)], "accessModes": .array(modes.map(JSONValue.string)),
                "storageClassName": .string(className), "persistentVolumeReclaimPolicy": "Retain",
                "hostPath": ["path": "/data"],
            ],
        ]
        if let zone {
            volume[path: "spec", "nodeAffinity", "required", "nodeSelectorTerms"] = [
                ["matchExpressions": [["key": "zone", "operator": "In", "values": [.string(zone)]]]]
            ]
        }
        return volume
    }

    func storageClass(_ name: String, provisioner: String, waits: Bool = false) -> JSONValue {
        [
            "apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": ["name": .string(name)],
            "provisioner": .string(provisioner), "allowVolumeExpansion": false,
            "volumeBindingMode": waits ? "WaitForFirstConsumer" : "Immediate",
        ]
    }

    func phase(_ volume: String, in lab: PartsLab) -> String? {
        lab.access.object(ObjectKey(.persistentVolumes, name: volume))?["status"]?["phase"]?.stringValue
    }

    @Test func `a claim without a class gets the default one, and a disk is made for it`() throws {
        let lab = try PartsLab()
        let claim = try lab.createClaim("data", size: "5Gi")
        #expect(claim["spec"]?["storageClassName"] == "standard")
        #expect(lab.claim("data")?["status"]?["phase"] == "Pending")
        try lab.createPod("db") { $0.mount(claim: "data") }
        #expect(
            lab.scheduled("db")?["message"]?.stringValue
                == "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/2 nodes "
                + "are available: 2 Preemption is not helpful for scheduling.")
        lab.advance(seconds: 5)
        let name = "pvc-\(claim.uid)"
        #expect(lab.claim("data")?["spec"]?["volumeName"]?.stringValue == name)
        #expect(lab.claim("data")?["status"]?["phase"] == "Bound")
        #expect(lab.claim("data")?["status"]?["capacity"]?["storage"] == "5Gi")
        #expect(phase(name, in: lab) == "Bound")
        #expect(lab.node(of: "db") != nil)
        let events = lab.events(of: "data")
        #expect(
            events.contains(
                "Normal Provisioning External provisioner is provisioning volume for claim \"shop/data\""))
        #expect(events.contains("Normal ProvisioningSucceeded Successfully provisioned volume \(name)"))
        #expect(
            lab.events(of: "db").contains(
                "Normal SuccessfulAttachVolume AttachVolume.Attach succeeded for volume \"\(name)\" "))
    }

    @Test func `what a deleted claim leaves goes as its class says`() throws {
        let lab = try PartsLab()
        try lab.create(volume("kept", size: "1Gi", className: "manual"), .persistentVolumes)
        try lab.createClaim("old", className: "manual")
        let claim = try lab.createClaim("new")
        lab.advance(seconds: 3)
        #expect(phase("kept", in: lab) == "Bound")
        for name in ["old", "new"] {
            try lab.delete(ObjectKey(.persistentVolumeClaims, namespace: "shop", name: name))
        }
        #expect(phase("kept", in: lab) == "Released")
        lab.advance(seconds: 3)
        #expect(phase("kept", in: lab) == "Released")
        #expect(phase("pvc-\(claim.uid)", in: lab) == nil)
    }

    @Test func `a claim takes the smallest volume that is large enough, of its class`() throws {
        let lab = try PartsLab(hasDefaultClass: false)
        try lab.create(volume("small", size: "1Gi"), .persistentVolumes)
        try lab.create(volume("large", size: "100Gi"), .persistentVolumes)
        try lab.create(volume("middle", size: "10Gi"), .persistentVolumes)
        try lab.create(volume("other", size: "5Gi", className: "fast"), .persistentVolumes)
        #expect(phase("middle", in: lab) == "Available")
        try lab.createClaim("data", size: "5Gi")
        #expect(lab.claim("data")?["spec"]?["volumeName"] == "middle")
        #expect(lab.claim("data")?["status"]?["capacity"]?["storage"] == "10Gi")
        #expect(phase("middle", in: lab) == "Bound")
        #expect(phase("large", in: lab) == "Available")
    }

    @Test func `a claim that finds nothing says why, again and again`() throws {
        let lab = try PartsLab(hasDefaultClass: false)
        try lab.create(storageClass("cloud", provisioner: "ebs.csi.aws.com"), .storageClasses)
        try lab.create(storageClass("later", provisioner: "ebs.csi.aws.com", waits: true), .storageClasses)
        for (claim, name) in [("none", ""), ("typo", "fsat"), ("cloud", "cloud"), ("later", "later")] {
            try lab.createClaim(claim, className: name)
        }
        lab.advance(seconds: 40)
        #expect(
            lab.events(of: "none") == [
                "Normal FailedBinding no persistent volumes available for this claim and no storage class is set"
            ])
        #expect(
            lab.events(of: "typo") == [
                "Warning ProvisioningFailed storageclass.storage.k8s.io \"fsat\" not found"
            ])
        #expect(
            lab.events(of: "cloud") == [
                "Normal ExternalProvisioning Waiting for a volume to be created either by the external provisioner "
                    + "'ebs.csi.aws.com' or manually by the system administrator. If volume creation is delayed, "
                    + "please verify that the provisioner is running and correctly registered."
            ])
        #expect(
            lab.events(of: "later") == [
                "Normal WaitForFirstConsumer waiting for first consumer to be created before binding"
            ])
        let counts = lab.access.objects(ResourceName(group: "", plural: "events"), in: "shop")
            .filter { $0["involvedObject"]?["name"] == "typo" }.map { $0["count"]?.intValue }
        #expect(counts == [3])
        // When the class comes, the volume comes.
        try lab.create(storageClass("fsat", provisioner: Provisioner.name), .storageClasses)
        lab.advance(seconds: 3)
        #expect(lab.claim("typo")?["status"]?["phase"] == "Bound")
    }

    @Test func `a disk that waits for its consumer is made for the pod's node`() throws {
        let lab = try PartsLab(hasDefaultClass: false)
        try lab.create(storageClass("late", provisioner: Provisioner.name, waits: true), .storageClasses)
        try lab.createClaim("data", className: "late")
        lab.advance(seconds: 60)
        #expect(lab.claim("data")?["status"]?["phase"] == "Pending")
        try lab.createPod("db") { $0.mount(claim: "data") }
        #expect(lab.node(of: "db") == nil)
        #expect(lab.claim("data")?[metadata: "annotations"]?["volume.kubernetes.io/selected-node"] == "node-1")
        lab.advance(seconds: 3)
        #expect(lab.claim("data")?["status"]?["phase"] == "Bound")
        #expect(lab.node(of: "db") == "node-1")
    }

    @Test func `a volume that is in another zone than its pod may go`() throws {
        var plan = NodePlan(name: "n")
        plan.labels = ["zone": "a"]
        let lab = try PartsLab(nodes: [plan], hasDefaultClass: false)
        try lab.create(volume("far", size: "1Gi", className: "manual", zone: "b"), .persistentVolumes)
        try lab.createClaim("data", className: "manual")
        try lab.createPod("db") { $0.mount(claim: "data") }
        #expect(
            lab.scheduled("db")?["message"]?.stringValue
                == "0/1 nodes are available: 1 node(s) had volume node affinity conflict. preemption: 0/1 nodes are "
                + "available: 1 Preemption is not helpful for scheduling.")
    }

    @Test func `a claim that is not there keeps its pod waiting until it is`() throws {
        let lab = try PartsLab()
        try lab.createPod("db") { $0.mount(claim: "dta") }
        #expect(
            lab.scheduled("db")?["message"]?.stringValue
                == "0/2 nodes are available: persistentvolumeclaim \"dta\" not found. preemption: 0/2 nodes are "
                + "available: 2 Preemption is not helpful for scheduling.")
        try lab.createClaim("dta")
        lab.advance(seconds: 20)
        #expect(lab.node(of: "db") != nil)
    }

    @Test func `a claim whose volume is gone is lost`() throws {
        let lab = try PartsLab(hasDefaultClass: false)
        try lab.create(volume("v", size: "1Gi"), .persistentVolumes)
        try lab.createClaim("data")
        try lab.delete(ObjectKey(.persistentVolumes, name: "v"))
        // Its protection holds it until somebody takes the finalizer away.
        try lab.change(ObjectKey(.persistentVolumes, name: "v")) { $0[path: "metadata", "finalizers"] = nil }
        #expect(lab.claim("data")?["status"]?["phase"] == "Lost")
        #expect(
            lab.events(of: "data").contains(
                "Warning ClaimLost Bound claim has lost its PersistentVolume. Data on the volume is lost!"))
        try lab.createPod("db") { $0.mount(claim: "data") }
        #expect(
            lab.scheduled("db")?["message"]?.stringValue?.hasPrefix(
                "0/2 nodes are available: persistentvolumeclaim \"data\" bound to non-existent persistentvolume \"v\".")
                == true)
    }

    @Test func `a volume that somebody else has, or that does not fit, is not bound`() throws {
        let lab = try PartsLab(hasDefaultClass: false)
        try lab.create(volume("v", size: "1Gi"), .persistentVolumes)
        try lab.createClaim("first", volume: "v")
        try lab.createClaim("second", volume: "v")
        try lab.create(volume("w", size: "1Gi"), .persistentVolumes)
        try lab.createClaim("third", size: "2Gi", volume: "w")
        #expect(lab.claim("first")?["status"]?["phase"] == "Bound")
        #expect(
            lab.events(of: "second") == ["Warning FailedBinding volume \"v\" already bound to a different claim."])
        #expect(
            lab.events(of: "third") == [
                "Warning VolumeMismatch Cannot bind to requested volume \"w\": requested PV is too small"
            ])
    }

    @Test func `a bound claim grows where its class allows it, and its file system where a pod has it`() throws {
        let lab = try PartsLab()
        try lab.create(storageClass("fixed", provisioner: Provisioner.name), .storageClasses)
        try lab.createClaim("data")
        try lab.createClaim("rigid", className: "fixed")
        lab.advance(seconds: 3)
        func grow(_ name: String) throws {
            try lab.change(ObjectKey(.persistentVolumeClaims, namespace: "shop", name: name)) {
                $0[path: "spec", "resources", "requests", "storage"] = "2Gi"
            }
        }
        let refusal = #expect(throws: APIError.self) { try grow("rigid") }
        #expect(refusal?.message.contains("the storageclass that provisions the pvc must support resize") == true)
        try grow("data")
        lab.advance(seconds: 3)
        #expect(lab.claim("data")?["status"]?["capacity"]?["storage"] == "1Gi")
        #expect(Conditions.status("FileSystemResizePending", in: lab.claim("data")?["status"]) == "True")
        try lab.createPod("db") { $0.mount(claim: "data") }
        #expect(lab.claim("data")?["status"]?["capacity"]?["storage"] == "2Gi")
        #expect(lab.claim("data")?["status"]?["conditions"] == nil)
    }

    @Test func `a disk for one node is refused to the pods of others until it is free`() throws {
        let lab = try PartsLab()
        let claim = try lab.createClaim("data")
        lab.advance(seconds: 3)
        for (pod, node) in [("old", "node-1"), ("new", "node-2"), ("near", "node-1")] {
            try lab.createPod(pod) {
                $0[path: "spec", "nodeName"] = .string(node)
                $0.mount(claim: "data")
            }
            lab.advance(seconds: 1)
        }
        let start = "Multi-Attach error for volume \"pvc-\(claim.uid)\" Volume is already used by pod(s)"
        func problems(_ pod: String) -> [MountProblem] {
            lab.pod(pod).map { MountProblem.all(of: $0, in: lab.access) } ?? []
        }
        #expect(problems("old").isEmpty)
        #expect(problems("near").isEmpty)
        #expect(problems("new") == [MountProblem(kind: .attachment, volume: "data", message: "\(start) near, old")])
        #expect(lab.events(of: "new") == ["Warning FailedAttachVolume \(start) old"])
        for pod in ["old", "near"] {
            try lab.delete(ObjectKey(.pods, namespace: "shop", name: pod), gracePeriod: 0)
        }
        #expect(problems("new").isEmpty)
        #expect(
            lab.events(of: "new").last
                == "Normal SuccessfulAttachVolume AttachVolume.Attach succeeded for volume \"pvc-\(claim.uid)\" ")
    }
}
