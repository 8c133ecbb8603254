// What the description of an API server does not say, and what younger servers than the described one have. The form is
// that of BuiltinTypes.swift; a block of a type that is there already adds to it, and `-` keeps a field's type.
//
// Flags of their own: `struct`: the field is no pointer in Go, so an object always has it; `omit`: a zero or false is
// left out; `keep`: an empty text is kept; `served=`: another version under which a kind is served.

let builtinTypeSupplement = #"""
    apiextensions.v1.CustomResourceColumnDefinition
     priority - omit
    apiextensions.v1.CustomResourceDefinitionCondition
     lastTransitionTime - struct
    apiextensions.v1.CustomResourceDefinitionSpec
     preserveUnknownFields - omit
    apiextensions.v1.CustomResourceDefinitionStatus
     acceptedNames - struct
     conditions - struct
     storedVersions - struct
    apiextensions.v1.CustomResourceDefinitionVersion
     deprecated - omit
     selectableFields [apiextensions.v1.SelectableField
    apiextensions.v1.SelectableField
     jsonPath* string
    apps.v1.DaemonSetCondition
     lastTransitionTime - struct
    apps.v1.DaemonSetSpec
     minReadySeconds - omit
     updateStrategy - struct
    apps.v1.DaemonSetStatus
     numberAvailable - omit
     numberUnavailable - omit
     observedGeneration - omit
     updatedNumberScheduled - omit
    apps.v1.DeploymentCondition
     lastTransitionTime - struct
     lastUpdateTime - struct
    apps.v1.DeploymentSpec
     minReadySeconds - omit
     paused - omit
     strategy - struct
    apps.v1.DeploymentStatus
     availableReplicas - omit
     observedGeneration - omit
     readyReplicas - omit
     replicas - omit
     terminatingReplicas int32
     unavailableReplicas - omit
     updatedReplicas - omit
    apps.v1.ReplicaSetCondition
     lastTransitionTime - struct
    apps.v1.ReplicaSetSpec
     minReadySeconds - omit
     template - struct
    apps.v1.ReplicaSetStatus
     availableReplicas - omit
     fullyLabeledReplicas - omit
     observedGeneration - omit
     readyReplicas - omit
    apps.v1.RollingUpdateDaemonSet
     maxSurge intstr
    apps.v1.RollingUpdateStatefulSetStrategy
     maxUnavailable intstr
    apps.v1.StatefulSetCondition
     lastTransitionTime - struct
    apps.v1.StatefulSetOrdinals
     start* int32
    apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy
     whenDeleted string
     whenScaled string
    apps.v1.StatefulSetSpec
     minReadySeconds int32 omit
     ordinals apps.v1.StatefulSetOrdinals
     persistentVolumeClaimRetentionPolicy apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy
     updateStrategy - struct
    apps.v1.StatefulSetStatus
     availableReplicas int32 omit
     currentReplicas - omit
     observedGeneration - omit
     readyReplicas - omit
     updatedReplicas - omit
    autoscaling.v1.ScaleSpec
     replicas - omit
    autoscaling.v2beta2.HPAScalingRules
     tolerance quantity
    autoscaling.v2beta2.HorizontalPodAutoscaler served=autoscaling/v2/HorizontalPodAutoscaler
    autoscaling.v2beta2.HorizontalPodAutoscalerCondition
     lastTransitionTime - struct
    batch.v1.JobCondition
     lastProbeTime - struct
     lastTransitionTime - struct
    batch.v1.JobSpec
     backoffLimitPerIndex int32
     completionMode string
     managedBy string
     maxFailedIndexes int32
     podFailurePolicy batch.v1.PodFailurePolicy
     podReplacementPolicy string
     successPolicy batch.v1.SuccessPolicy
     suspend bool
    batch.v1.JobStatus
     active - omit
     completedIndexes string
     failed - omit
     failedIndexes string
     ready int32
     succeeded - omit
     terminating int32
     uncountedTerminatedPods batch.v1.UncountedTerminatedPods
    batch.v1.PodFailurePolicy
     rules* [batch.v1.PodFailurePolicyRule
    batch.v1.PodFailurePolicyOnExitCodesRequirement
     containerName string
     operator* string
     values* [int32 set
    batch.v1.PodFailurePolicyOnPodConditionsPattern
     status* string
     type* string
    batch.v1.PodFailurePolicyRule
     action* string
     onExitCodes batch.v1.PodFailurePolicyOnExitCodesRequirement
     onPodConditions [batch.v1.PodFailurePolicyOnPodConditionsPattern
    batch.v1.SuccessPolicy
     rules* [batch.v1.SuccessPolicyRule
    batch.v1.SuccessPolicyRule
     succeededCount int32
     succeededIndexes string
    batch.v1.UncountedTerminatedPods
     failed [string set
     succeeded [string set
    batch.v1beta1.CronJob served=batch/v1/CronJob
    batch.v1beta1.CronJobSpec
     timeZone string
    batch.v1beta1.CronJobStatus
     lastSuccessfulTime time
    batch.v1beta1.JobTemplateSpec
     spec - struct
    coordination.v1.LeaseSpec
     holderIdentity - keep
     preferredHolder string
     strategy string
    core.v1.Affinity
    core.v1.AppArmorProfile
     localhostProfile string
     type* string
    core.v1.ClaimSource
     resourceClaimName string
     resourceClaimTemplateName string
    core.v1.Container
     resizePolicy [core.v1.ContainerResizePolicy
     resources - struct
     restartPolicy string
     restartPolicyRules [any
     stdin - omit
     stdinOnce - omit
     tty - omit
    core.v1.ContainerPort
     hostPort - omit
     protocol - default="TCP"
    core.v1.ContainerResizePolicy
     resourceName* string
     restartPolicy* string
    core.v1.ContainerStateRunning
     startedAt - struct
    core.v1.ContainerStateTerminated
     finishedAt - struct
     signal - omit
     startedAt - struct
    core.v1.ContainerStatus
     allocatedResources {quantity
     lastState - struct
     resources core.v1.ResourceRequirements
     state - struct
     volumeMounts [core.v1.VolumeMountStatus keys=mountPath merge=mountPath
    core.v1.EndpointPort
     name string
    core.v1.EphemeralContainer
     resizePolicy [core.v1.ContainerResizePolicy
     resources - struct
     restartPolicy string
     stdin - omit
     stdinOnce - omit
     tty - omit
    core.v1.EphemeralVolumeSource
     readOnly - omit
     volumeClaimTemplate core.v1.PersistentVolumeClaimTemplate
    core.v1.Event
     count - omit
     eventTime - struct
     firstTimestamp - struct
     lastTimestamp - struct
     reportingComponent - struct
     reportingInstance - struct
     source - struct
    core.v1.EventSeries
     count - omit
    core.v1.GRPCAction
     port* int32
     service string keep
    core.v1.Handler
     grpc core.v1.GRPCAction
     sleep core.v1.SleepAction
    core.v1.HostPathVolumeSource
     type - keep
    core.v1.HostIP
     ip string
    core.v1.ImageVolumeSource
     pullPolicy string
     reference string
    core.v1.NamespaceCondition
     lastTransitionTime - struct
    core.v1.NodeCondition
     lastHeartbeatTime - struct
     lastTransitionTime - struct
    core.v1.NodeDaemonEndpoints
     kubeletEndpoint - struct
    core.v1.NodeSpec
     unschedulable - omit
    core.v1.NodeStatus
     daemonEndpoints - struct
     nodeInfo - struct
    core.v1.PersistentVolumeClaimCondition
     lastProbeTime - struct
     lastTransitionTime - struct
    core.v1.PersistentVolumeClaimSpec
     dataSourceRef core.v1.TypedObjectReference
     resources - struct
     storageClassName - keep
     volumeAttributesClassName string
    core.v1.PersistentVolumeClaimStatus
     allocatedResources {quantity
     allocatedResourceStatuses {string
     currentVolumeAttributesClassName string
    core.v1.PersistentVolumeClaimTemplate
     metadata meta.v1.ObjectMeta
     spec* core.v1.PersistentVolumeClaimSpec
    core.v1.PersistentVolumeClaimVolumeSource
     readOnly - omit
    core.v1.PodAffinityTerm
     matchLabelKeys [string
     mismatchLabelKeys [string
     namespaceSelector meta.v1.LabelSelector
    core.v1.PodCondition
     lastProbeTime - struct
     lastTransitionTime - struct
     observedGeneration int64 omit
    core.v1.PodOS
     name* string
    core.v1.PodResourceClaim
     name* string
     resourceClaimName string
     resourceClaimTemplateName string
    core.v1.PodResourceClaimStatus
     name* string
     resourceClaimName string
    core.v1.PodSchedulingGate
     name* string
    core.v1.PodSecurityContext
     appArmorProfile core.v1.AppArmorProfile
     seLinuxChangePolicy string
     supplementalGroupsPolicy string
    core.v1.PodSpec
     hostIPC - omit
     hostNetwork - omit
     hostPID - omit
     hostUsers bool
     hostnameOverride string
     os core.v1.PodOS
     resourceClaims [core.v1.PodResourceClaim keys=name merge=name retain
     resources core.v1.ResourceRequirements
     schedulingGates [core.v1.PodSchedulingGate keys=name merge=name
    core.v1.PodStatus
     hostIPs [core.v1.HostIP
     observedGeneration int64 omit
     resize string
     resourceClaimStatuses [core.v1.PodResourceClaimStatus keys=name merge=name retain
    core.v1.PodTemplate
     template - struct
    core.v1.PodTemplateSpec
     spec - struct
    core.v1.Probe
     failureThreshold - omit
     grpc core.v1.GRPCAction
     initialDelaySeconds - omit
     periodSeconds - omit
     successThreshold - omit
     terminationGracePeriodSeconds int64
     timeoutSeconds - omit
    core.v1.ReplicationControllerCondition
     lastTransitionTime - struct
    core.v1.ReplicationControllerSpec
     minReadySeconds - omit
    core.v1.ReplicationControllerStatus
     availableReplicas - omit
     fullyLabeledReplicas - omit
     observedGeneration - omit
     readyReplicas - omit
    core.v1.ResourceClaim
     name* string
     request string
    core.v1.ResourceFieldSelector
     divisor - struct
    core.v1.ResourceRequirements
     claims [core.v1.ResourceClaim keys=name
    core.v1.SecurityContext
     appArmorProfile core.v1.AppArmorProfile
    core.v1.ServicePort
     nodePort - omit
     protocol - default="TCP"
     targetPort - struct
    core.v1.ServiceSpec
     healthCheckNodePort - omit
     internalTrafficPolicy string
     ipFamilies - set
     loadBalancerClass string
     publishNotReadyAddresses - omit
     trafficDistribution string
    core.v1.ServiceStatus
     loadBalancer - struct
    core.v1.SleepAction
     seconds* int64
    core.v1.TopologySpreadConstraint
     matchLabelKeys [string
     minDomains int32
     nodeAffinityPolicy string
     nodeTaintsPolicy string
    core.v1.TypedObjectReference
     apiGroup string
     kind* string
     name* string
     namespace string
    core.v1.Volume
     ephemeral core.v1.EphemeralVolumeSource
     image core.v1.ImageVolumeSource
    core.v1.VolumeMount
     readOnly - omit
     recursiveReadOnly string
    core.v1.VolumeMountStatus
     mountPath* string
     name* string
     readOnly bool omit
     recursiveReadOnly string
    discovery.v1.Endpoint
     addresses* [string set
     conditions discovery.v1beta1.EndpointConditions struct
     deprecatedTopology {string
     hints discovery.v1.EndpointHints
     hostname string
     nodeName string
     targetRef core.v1.ObjectReference
     zone string
    discovery.v1.EndpointHints
     forZones [discovery.v1.ForZone
    discovery.v1.EndpointPort
     appProtocol string
     name string keep
     port int32
     protocol string
    discovery.v1.EndpointSlice kind=discovery.k8s.io/v1/EndpointSlice
     addressType* string
     apiVersion string
     endpoints* [discovery.v1.Endpoint
     kind string
     metadata meta.v1.ObjectMeta
     ports* [discovery.v1.EndpointPort
    discovery.v1.ForZone
     name* string
    discovery.v1beta1.Endpoint
     conditions - struct
    discovery.v1beta1.EndpointPort
     name - keep
    events.v1.Event
     deprecatedCount - omit
     deprecatedFirstTimestamp - struct
     deprecatedLastTimestamp - struct
     deprecatedSource - struct
     regarding - struct
    meta.v1.ManagedFieldsEntry
     subresource string
    meta.v1.ObjectMeta
     clusterName string
     creationTimestamp - struct
     generation - omit
    networking.v1.IngressStatus
     loadBalancer - struct
    networking.v1.NetworkPolicySpec
     podSelector - struct
    policy.v1.Eviction kind=policy/v1/Eviction
     apiVersion string
     deleteOptions meta.v1.DeleteOptions
     kind string
     metadata meta.v1.ObjectMeta
    policy.v1beta1.PodDisruptionBudget served=policy/v1/PodDisruptionBudget
    policy.v1beta1.PodDisruptionBudgetSpec
     unhealthyPodEvictionPolicy string
    policy.v1beta1.PodDisruptionBudgetStatus
     conditions [meta.v1.Condition keys=type merge=type
     observedGeneration - omit
    scheduling.v1.PriorityClass
     globalDefault - omit
    storage.v1.CSIDriverSpec
     fsGroupPolicy string
     requiresRepublish bool
     seLinuxMount bool
     tokenRequests [any
    """#
