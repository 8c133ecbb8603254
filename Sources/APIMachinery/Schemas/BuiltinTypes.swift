// Written by Scripts/generate-schemas from the API server's own description of its kinds.

let builtinTypes = #"""
    admissionregistration.v1.MutatingWebhook
     admissionReviewVersions* [string
     clientConfig* admissionregistration.v1.WebhookClientConfig
     failurePolicy string
     matchPolicy string
     name* string
     namespaceSelector meta.v1.LabelSelector
     objectSelector meta.v1.LabelSelector
     reinvocationPolicy string
     rules [admissionregistration.v1.RuleWithOperations
     sideEffects* string
     timeoutSeconds int32
    admissionregistration.v1.MutatingWebhookConfiguration kind=admissionregistration.k8s.io/v1/MutatingWebhookConfiguration
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     webhooks [admissionregistration.v1.MutatingWebhook keys=name merge=name
    admissionregistration.v1.RuleWithOperations
     apiGroups [string
     apiVersions [string
     operations [string
     resources [string
     scope string
    admissionregistration.v1.ServiceReference
     name* string
     namespace* string
     path string
     port int32
    admissionregistration.v1.ValidatingWebhook
     admissionReviewVersions* [string
     clientConfig* admissionregistration.v1.WebhookClientConfig
     failurePolicy string
     matchPolicy string
     name* string
     namespaceSelector meta.v1.LabelSelector
     objectSelector meta.v1.LabelSelector
     rules [admissionregistration.v1.RuleWithOperations
     sideEffects* string
     timeoutSeconds int32
    admissionregistration.v1.ValidatingWebhookConfiguration kind=admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     webhooks [admissionregistration.v1.ValidatingWebhook keys=name merge=name
    admissionregistration.v1.WebhookClientConfig
     caBundle bytes
     service admissionregistration.v1.ServiceReference
     url string
    apiextensions.v1.CustomResourceColumnDefinition
     description string
     format string
     jsonPath* string
     name* string
     priority int32
     type* string
    apiextensions.v1.CustomResourceConversion
     strategy* string
     webhook apiextensions.v1.WebhookConversion
    apiextensions.v1.CustomResourceDefinition kind=apiextensions.k8s.io/v1/CustomResourceDefinition
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* apiextensions.v1.CustomResourceDefinitionSpec
     status apiextensions.v1.CustomResourceDefinitionStatus
    apiextensions.v1.CustomResourceDefinitionCondition
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    apiextensions.v1.CustomResourceDefinitionNames
     categories [string
     kind* string
     listKind string
     plural* string
     shortNames [string
     singular string
    apiextensions.v1.CustomResourceDefinitionSpec
     conversion apiextensions.v1.CustomResourceConversion
     group* string
     names* apiextensions.v1.CustomResourceDefinitionNames
     preserveUnknownFields bool
     scope* string
     versions* [apiextensions.v1.CustomResourceDefinitionVersion
    apiextensions.v1.CustomResourceDefinitionStatus
     acceptedNames apiextensions.v1.CustomResourceDefinitionNames
     conditions [apiextensions.v1.CustomResourceDefinitionCondition
     storedVersions [string
    apiextensions.v1.CustomResourceDefinitionVersion
     additionalPrinterColumns [apiextensions.v1.CustomResourceColumnDefinition
     deprecated bool
     deprecationWarning string
     name* string
     schema apiextensions.v1.CustomResourceValidation
     served* bool
     storage* bool
     subresources apiextensions.v1.CustomResourceSubresources
    apiextensions.v1.CustomResourceSubresourceScale
     labelSelectorPath string
     specReplicasPath* string
     statusReplicasPath* string
    apiextensions.v1.CustomResourceSubresourceStatus =any
    apiextensions.v1.CustomResourceSubresources
     scale apiextensions.v1.CustomResourceSubresourceScale
     status apiextensions.v1.CustomResourceSubresourceStatus
    apiextensions.v1.CustomResourceValidation
     openAPIV3Schema any
    apiextensions.v1.ServiceReference
     name* string
     namespace* string
     path string
     port int32
    apiextensions.v1.WebhookClientConfig
     caBundle bytes
     service apiextensions.v1.ServiceReference
     url string
    apiextensions.v1.WebhookConversion
     clientConfig apiextensions.v1.WebhookClientConfig
     conversionReviewVersions* [string
    apps.v1.ControllerRevision kind=apps/v1/ControllerRevision
     apiVersion string
     data any
     kind string
     metadata meta.v1.ObjectMeta
     revision* int64
    apps.v1.DaemonSet kind=apps/v1/DaemonSet
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec apps.v1.DaemonSetSpec
     status apps.v1.DaemonSetStatus
    apps.v1.DaemonSetCondition
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    apps.v1.DaemonSetSpec
     minReadySeconds int32
     revisionHistoryLimit int32
     selector* meta.v1.LabelSelector
     template* core.v1.PodTemplateSpec
     updateStrategy apps.v1.DaemonSetUpdateStrategy
    apps.v1.DaemonSetStatus
     collisionCount int32
     conditions [apps.v1.DaemonSetCondition keys=type merge=type
     currentNumberScheduled* int32
     desiredNumberScheduled* int32
     numberAvailable int32
     numberMisscheduled* int32
     numberReady* int32
     numberUnavailable int32
     observedGeneration int64
     updatedNumberScheduled int32
    apps.v1.DaemonSetUpdateStrategy
     rollingUpdate apps.v1.RollingUpdateDaemonSet
     type string
    apps.v1.Deployment kind=apps/v1/Deployment
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec apps.v1.DeploymentSpec
     status apps.v1.DeploymentStatus
    apps.v1.DeploymentCondition
     lastTransitionTime time
     lastUpdateTime time
     message string
     reason string
     status* string
     type* string
    apps.v1.DeploymentSpec
     minReadySeconds int32
     paused bool
     progressDeadlineSeconds int32
     replicas int32
     revisionHistoryLimit int32
     selector* meta.v1.LabelSelector
     strategy apps.v1.DeploymentStrategy retain
     template* core.v1.PodTemplateSpec
    apps.v1.DeploymentStatus
     availableReplicas int32
     collisionCount int32
     conditions [apps.v1.DeploymentCondition keys=type merge=type
     observedGeneration int64
     readyReplicas int32
     replicas int32
     unavailableReplicas int32
     updatedReplicas int32
    apps.v1.DeploymentStrategy
     rollingUpdate apps.v1.RollingUpdateDeployment
     type string
    apps.v1.ReplicaSet kind=apps/v1/ReplicaSet
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec apps.v1.ReplicaSetSpec
     status apps.v1.ReplicaSetStatus
    apps.v1.ReplicaSetCondition
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    apps.v1.ReplicaSetSpec
     minReadySeconds int32
     replicas int32
     selector* meta.v1.LabelSelector
     template core.v1.PodTemplateSpec
    apps.v1.ReplicaSetStatus
     availableReplicas int32
     conditions [apps.v1.ReplicaSetCondition keys=type merge=type
     fullyLabeledReplicas int32
     observedGeneration int64
     readyReplicas int32
     replicas* int32
    apps.v1.RollingUpdateDaemonSet
     maxUnavailable intstr
    apps.v1.RollingUpdateDeployment
     maxSurge intstr
     maxUnavailable intstr
    apps.v1.RollingUpdateStatefulSetStrategy
     partition int32
    apps.v1.StatefulSet kind=apps/v1/StatefulSet
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec apps.v1.StatefulSetSpec
     status apps.v1.StatefulSetStatus
    apps.v1.StatefulSetCondition
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    apps.v1.StatefulSetSpec
     podManagementPolicy string
     replicas int32
     revisionHistoryLimit int32
     selector* meta.v1.LabelSelector
     serviceName* string
     template* core.v1.PodTemplateSpec
     updateStrategy apps.v1.StatefulSetUpdateStrategy
     volumeClaimTemplates [core.v1.PersistentVolumeClaim
    apps.v1.StatefulSetStatus
     collisionCount int32
     conditions [apps.v1.StatefulSetCondition keys=type merge=type
     currentReplicas int32
     currentRevision string
     observedGeneration int64
     readyReplicas int32
     replicas* int32
     updateRevision string
     updatedReplicas int32
    apps.v1.StatefulSetUpdateStrategy
     rollingUpdate apps.v1.RollingUpdateStatefulSetStrategy
     type string
    authentication.v1.BoundObjectReference
     apiVersion string
     kind string
     name string
     uid string
    authentication.v1.TokenRequest kind=authentication.k8s.io/v1/TokenRequest
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* authentication.v1.TokenRequestSpec
     status authentication.v1.TokenRequestStatus
    authentication.v1.TokenRequestSpec
     audiences* [string
     boundObjectRef authentication.v1.BoundObjectReference
     expirationSeconds int64
    authentication.v1.TokenRequestStatus
     expirationTimestamp* time
     token* string
    authentication.v1.TokenReview kind=authentication.k8s.io/v1/TokenReview
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* authentication.v1.TokenReviewSpec
     status authentication.v1.TokenReviewStatus
    authentication.v1.TokenReviewSpec
     audiences [string
     token string
    authentication.v1.TokenReviewStatus
     audiences [string
     authenticated bool
     error string
     user authentication.v1.UserInfo
    authentication.v1.UserInfo
     extra {[string
     groups [string
     uid string
     username string
    authorization.v1.LocalSubjectAccessReview kind=authorization.k8s.io/v1/LocalSubjectAccessReview
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* authorization.v1.SubjectAccessReviewSpec
     status authorization.v1.SubjectAccessReviewStatus
    authorization.v1.NonResourceAttributes
     path string
     verb string
    authorization.v1.NonResourceRule
     nonResourceURLs [string
     verbs* [string
    authorization.v1.ResourceAttributes
     group string
     name string
     namespace string
     resource string
     subresource string
     verb string
     version string
    authorization.v1.ResourceRule
     apiGroups [string
     resourceNames [string
     resources [string
     verbs* [string
    authorization.v1.SelfSubjectAccessReview kind=authorization.k8s.io/v1/SelfSubjectAccessReview
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* authorization.v1.SelfSubjectAccessReviewSpec
     status authorization.v1.SubjectAccessReviewStatus
    authorization.v1.SelfSubjectAccessReviewSpec
     nonResourceAttributes authorization.v1.NonResourceAttributes
     resourceAttributes authorization.v1.ResourceAttributes
    authorization.v1.SelfSubjectRulesReview kind=authorization.k8s.io/v1/SelfSubjectRulesReview
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* authorization.v1.SelfSubjectRulesReviewSpec
     status authorization.v1.SubjectRulesReviewStatus
    authorization.v1.SelfSubjectRulesReviewSpec
     namespace string
    authorization.v1.SubjectAccessReview kind=authorization.k8s.io/v1/SubjectAccessReview
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* authorization.v1.SubjectAccessReviewSpec
     status authorization.v1.SubjectAccessReviewStatus
    authorization.v1.SubjectAccessReviewSpec
     extra {[string
     groups [string
     nonResourceAttributes authorization.v1.NonResourceAttributes
     resourceAttributes authorization.v1.ResourceAttributes
     uid string
     user string
    authorization.v1.SubjectAccessReviewStatus
     allowed* bool
     denied bool
     evaluationError string
     reason string
    authorization.v1.SubjectRulesReviewStatus
     evaluationError string
     incomplete* bool
     nonResourceRules* [authorization.v1.NonResourceRule
     resourceRules* [authorization.v1.ResourceRule
    autoscaling.v1.CrossVersionObjectReference
     apiVersion string
     kind* string
     name* string
    autoscaling.v1.HorizontalPodAutoscaler kind=autoscaling/v1/HorizontalPodAutoscaler
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec autoscaling.v1.HorizontalPodAutoscalerSpec
     status autoscaling.v1.HorizontalPodAutoscalerStatus
    autoscaling.v1.HorizontalPodAutoscalerSpec
     maxReplicas* int32
     minReplicas int32
     scaleTargetRef* autoscaling.v1.CrossVersionObjectReference
     targetCPUUtilizationPercentage int32
    autoscaling.v1.HorizontalPodAutoscalerStatus
     currentCPUUtilizationPercentage int32
     currentReplicas* int32
     desiredReplicas* int32
     lastScaleTime time
     observedGeneration int64
    autoscaling.v1.Scale kind=autoscaling/v1/Scale
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec autoscaling.v1.ScaleSpec
     status autoscaling.v1.ScaleStatus
    autoscaling.v1.ScaleSpec
     replicas int32
    autoscaling.v1.ScaleStatus
     replicas* int32
     selector string
    autoscaling.v2beta2.ContainerResourceMetricSource
     container* string
     name* string
     target* autoscaling.v2beta2.MetricTarget
    autoscaling.v2beta2.ContainerResourceMetricStatus
     container* string
     current* autoscaling.v2beta2.MetricValueStatus
     name* string
    autoscaling.v2beta2.CrossVersionObjectReference
     apiVersion string
     kind* string
     name* string
    autoscaling.v2beta2.ExternalMetricSource
     metric* autoscaling.v2beta2.MetricIdentifier
     target* autoscaling.v2beta2.MetricTarget
    autoscaling.v2beta2.ExternalMetricStatus
     current* autoscaling.v2beta2.MetricValueStatus
     metric* autoscaling.v2beta2.MetricIdentifier
    autoscaling.v2beta2.HPAScalingPolicy
     periodSeconds* int32
     type* string
     value* int32
    autoscaling.v2beta2.HPAScalingRules
     policies [autoscaling.v2beta2.HPAScalingPolicy
     selectPolicy string
     stabilizationWindowSeconds int32
    autoscaling.v2beta2.HorizontalPodAutoscaler kind=autoscaling/v2beta2/HorizontalPodAutoscaler
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec autoscaling.v2beta2.HorizontalPodAutoscalerSpec
     status autoscaling.v2beta2.HorizontalPodAutoscalerStatus
    autoscaling.v2beta2.HorizontalPodAutoscalerBehavior
     scaleDown autoscaling.v2beta2.HPAScalingRules
     scaleUp autoscaling.v2beta2.HPAScalingRules
    autoscaling.v2beta2.HorizontalPodAutoscalerCondition
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    autoscaling.v2beta2.HorizontalPodAutoscalerSpec
     behavior autoscaling.v2beta2.HorizontalPodAutoscalerBehavior
     maxReplicas* int32
     metrics [autoscaling.v2beta2.MetricSpec
     minReplicas int32
     scaleTargetRef* autoscaling.v2beta2.CrossVersionObjectReference
    autoscaling.v2beta2.HorizontalPodAutoscalerStatus
     conditions* [autoscaling.v2beta2.HorizontalPodAutoscalerCondition
     currentMetrics [autoscaling.v2beta2.MetricStatus
     currentReplicas* int32
     desiredReplicas* int32
     lastScaleTime time
     observedGeneration int64
    autoscaling.v2beta2.MetricIdentifier
     name* string
     selector meta.v1.LabelSelector
    autoscaling.v2beta2.MetricSpec
     containerResource autoscaling.v2beta2.ContainerResourceMetricSource
     external autoscaling.v2beta2.ExternalMetricSource
     object autoscaling.v2beta2.ObjectMetricSource
     pods autoscaling.v2beta2.PodsMetricSource
     resource autoscaling.v2beta2.ResourceMetricSource
     type* string
    autoscaling.v2beta2.MetricStatus
     containerResource autoscaling.v2beta2.ContainerResourceMetricStatus
     external autoscaling.v2beta2.ExternalMetricStatus
     object autoscaling.v2beta2.ObjectMetricStatus
     pods autoscaling.v2beta2.PodsMetricStatus
     resource autoscaling.v2beta2.ResourceMetricStatus
     type* string
    autoscaling.v2beta2.MetricTarget
     averageUtilization int32
     averageValue quantity
     type* string
     value quantity
    autoscaling.v2beta2.MetricValueStatus
     averageUtilization int32
     averageValue quantity
     value quantity
    autoscaling.v2beta2.ObjectMetricSource
     describedObject* autoscaling.v2beta2.CrossVersionObjectReference
     metric* autoscaling.v2beta2.MetricIdentifier
     target* autoscaling.v2beta2.MetricTarget
    autoscaling.v2beta2.ObjectMetricStatus
     current* autoscaling.v2beta2.MetricValueStatus
     describedObject* autoscaling.v2beta2.CrossVersionObjectReference
     metric* autoscaling.v2beta2.MetricIdentifier
    autoscaling.v2beta2.PodsMetricSource
     metric* autoscaling.v2beta2.MetricIdentifier
     target* autoscaling.v2beta2.MetricTarget
    autoscaling.v2beta2.PodsMetricStatus
     current* autoscaling.v2beta2.MetricValueStatus
     metric* autoscaling.v2beta2.MetricIdentifier
    autoscaling.v2beta2.ResourceMetricSource
     name* string
     target* autoscaling.v2beta2.MetricTarget
    autoscaling.v2beta2.ResourceMetricStatus
     current* autoscaling.v2beta2.MetricValueStatus
     name* string
    batch.v1.Job kind=batch/v1/Job
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec batch.v1.JobSpec
     status batch.v1.JobStatus
    batch.v1.JobCondition
     lastProbeTime time
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    batch.v1.JobSpec
     activeDeadlineSeconds int64
     backoffLimit int32
     completions int32
     manualSelector bool
     parallelism int32
     selector meta.v1.LabelSelector
     template* core.v1.PodTemplateSpec
     ttlSecondsAfterFinished int32
    batch.v1.JobStatus
     active int32
     completionTime time
     conditions [batch.v1.JobCondition keys=type merge=type
     failed int32
     startTime time
     succeeded int32
    batch.v1beta1.CronJob kind=batch/v1beta1/CronJob
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec batch.v1beta1.CronJobSpec
     status batch.v1beta1.CronJobStatus
    batch.v1beta1.CronJobSpec
     concurrencyPolicy string
     failedJobsHistoryLimit int32
     jobTemplate* batch.v1beta1.JobTemplateSpec
     schedule* string
     startingDeadlineSeconds int64
     successfulJobsHistoryLimit int32
     suspend bool
    batch.v1beta1.CronJobStatus
     active [core.v1.ObjectReference
     lastScheduleTime time
    batch.v1beta1.JobTemplateSpec
     metadata meta.v1.ObjectMeta
     spec batch.v1.JobSpec
    coordination.v1.Lease kind=coordination.k8s.io/v1/Lease
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec coordination.v1.LeaseSpec
    coordination.v1.LeaseSpec
     acquireTime microtime
     holderIdentity string
     leaseDurationSeconds int32
     leaseTransitions int32
     renewTime microtime
    core.v1.AWSElasticBlockStoreVolumeSource
     fsType string
     partition int32
     readOnly bool
     volumeID* string
    core.v1.Affinity
     nodeAffinity core.v1.NodeAffinity
     podAffinity core.v1.PodAffinity
     podAntiAffinity core.v1.PodAntiAffinity
    core.v1.AttachedVolume
     devicePath* string
     name* string
    core.v1.AzureDiskVolumeSource
     cachingMode string
     diskName* string
     diskURI* string
     fsType string
     kind string
     readOnly bool
    core.v1.AzureFilePersistentVolumeSource
     readOnly bool
     secretName* string
     secretNamespace string
     shareName* string
    core.v1.AzureFileVolumeSource
     readOnly bool
     secretName* string
     shareName* string
    core.v1.Binding kind=v1/Binding
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     target* core.v1.ObjectReference
    core.v1.CSIPersistentVolumeSource
     controllerExpandSecretRef core.v1.SecretReference
     controllerPublishSecretRef core.v1.SecretReference
     driver* string
     fsType string
     nodePublishSecretRef core.v1.SecretReference
     nodeStageSecretRef core.v1.SecretReference
     readOnly bool
     volumeAttributes {string
     volumeHandle* string
    core.v1.CSIVolumeSource
     driver* string
     fsType string
     nodePublishSecretRef core.v1.LocalObjectReference
     readOnly bool
     volumeAttributes {string
    core.v1.Capabilities
     add [string
     drop [string
    core.v1.CephFSPersistentVolumeSource
     monitors* [string
     path string
     readOnly bool
     secretFile string
     secretRef core.v1.SecretReference
     user string
    core.v1.CephFSVolumeSource
     monitors* [string
     path string
     readOnly bool
     secretFile string
     secretRef core.v1.LocalObjectReference
     user string
    core.v1.CinderPersistentVolumeSource
     fsType string
     readOnly bool
     secretRef core.v1.SecretReference
     volumeID* string
    core.v1.CinderVolumeSource
     fsType string
     readOnly bool
     secretRef core.v1.LocalObjectReference
     volumeID* string
    core.v1.ClientIPConfig
     timeoutSeconds int32
    core.v1.ComponentCondition
     error string
     message string
     status* string
     type* string
    core.v1.ComponentStatus kind=v1/ComponentStatus
     apiVersion string
     conditions [core.v1.ComponentCondition keys=type merge=type
     kind string
     metadata meta.v1.ObjectMeta
    core.v1.ConfigMap kind=v1/ConfigMap
     apiVersion string
     binaryData {bytes
     data {string
     immutable bool
     kind string
     metadata meta.v1.ObjectMeta
    core.v1.ConfigMapEnvSource
     name string
     optional bool
    core.v1.ConfigMapKeySelector
     key* string
     name string
     optional bool
    core.v1.ConfigMapNodeConfigSource
     kubeletConfigKey* string
     name* string
     namespace* string
     resourceVersion string
     uid string
    core.v1.ConfigMapProjection
     items [core.v1.KeyToPath
     name string
     optional bool
    core.v1.ConfigMapVolumeSource
     defaultMode int32
     items [core.v1.KeyToPath
     name string
     optional bool
    core.v1.Container
     args [string
     command [string
     env [core.v1.EnvVar keys=name merge=name
     envFrom [core.v1.EnvFromSource
     image string
     imagePullPolicy string
     lifecycle core.v1.Lifecycle
     livenessProbe core.v1.Probe
     name* string
     ports [core.v1.ContainerPort keys=containerPort,protocol merge=containerPort
     readinessProbe core.v1.Probe
     resources core.v1.ResourceRequirements
     securityContext core.v1.SecurityContext
     startupProbe core.v1.Probe
     stdin bool
     stdinOnce bool
     terminationMessagePath string
     terminationMessagePolicy string
     tty bool
     volumeDevices [core.v1.VolumeDevice keys=devicePath merge=devicePath
     volumeMounts [core.v1.VolumeMount keys=mountPath merge=mountPath
     workingDir string
    core.v1.ContainerImage
     names* [string
     sizeBytes int64
    core.v1.ContainerPort
     containerPort* int32
     hostIP string
     hostPort int32
     name string
     protocol string
    core.v1.ContainerState
     running core.v1.ContainerStateRunning
     terminated core.v1.ContainerStateTerminated
     waiting core.v1.ContainerStateWaiting
    core.v1.ContainerStateRunning
     startedAt time
    core.v1.ContainerStateTerminated
     containerID string
     exitCode* int32
     finishedAt time
     message string
     reason string
     signal int32
     startedAt time
    core.v1.ContainerStateWaiting
     message string
     reason string
    core.v1.ContainerStatus
     containerID string
     image* string
     imageID* string
     lastState core.v1.ContainerState
     name* string
     ready* bool
     restartCount* int32
     started bool
     state core.v1.ContainerState
    core.v1.DaemonEndpoint
     Port* int32
    core.v1.DownwardAPIProjection
     items [core.v1.DownwardAPIVolumeFile
    core.v1.DownwardAPIVolumeFile
     fieldRef core.v1.ObjectFieldSelector
     mode int32
     path* string
     resourceFieldRef core.v1.ResourceFieldSelector
    core.v1.DownwardAPIVolumeSource
     defaultMode int32
     items [core.v1.DownwardAPIVolumeFile
    core.v1.EmptyDirVolumeSource
     medium string
     sizeLimit quantity
    core.v1.EndpointAddress
     hostname string
     ip* string
     nodeName string
     targetRef core.v1.ObjectReference
    core.v1.EndpointPort
     appProtocol string
     name string
     port* int32
     protocol string
    core.v1.EndpointSubset
     addresses [core.v1.EndpointAddress
     notReadyAddresses [core.v1.EndpointAddress
     ports [core.v1.EndpointPort
    core.v1.Endpoints kind=v1/Endpoints
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     subsets [core.v1.EndpointSubset
    core.v1.EnvFromSource
     configMapRef core.v1.ConfigMapEnvSource
     prefix string
     secretRef core.v1.SecretEnvSource
    core.v1.EnvVar
     name* string
     value string
     valueFrom core.v1.EnvVarSource
    core.v1.EnvVarSource
     configMapKeyRef core.v1.ConfigMapKeySelector
     fieldRef core.v1.ObjectFieldSelector
     resourceFieldRef core.v1.ResourceFieldSelector
     secretKeyRef core.v1.SecretKeySelector
    core.v1.EphemeralContainer
     args [string
     command [string
     env [core.v1.EnvVar keys=name merge=name
     envFrom [core.v1.EnvFromSource
     image string
     imagePullPolicy string
     lifecycle core.v1.Lifecycle
     livenessProbe core.v1.Probe
     name* string
     ports [core.v1.ContainerPort
     readinessProbe core.v1.Probe
     resources core.v1.ResourceRequirements
     securityContext core.v1.SecurityContext
     startupProbe core.v1.Probe
     stdin bool
     stdinOnce bool
     targetContainerName string
     terminationMessagePath string
     terminationMessagePolicy string
     tty bool
     volumeDevices [core.v1.VolumeDevice keys=devicePath merge=devicePath
     volumeMounts [core.v1.VolumeMount keys=mountPath merge=mountPath
     workingDir string
    core.v1.EphemeralVolumeSource
     readOnly bool
     volumeClaimTemplate core.v1.PersistentVolumeClaimTemplate
    core.v1.Event kind=v1/Event
     action string
     apiVersion string
     count int32
     eventTime microtime
     firstTimestamp time
     involvedObject* core.v1.ObjectReference
     kind string
     lastTimestamp time
     message string
     metadata* meta.v1.ObjectMeta
     reason string
     related core.v1.ObjectReference
     reportingComponent string
     reportingInstance string
     series core.v1.EventSeries
     source core.v1.EventSource
     type string
    core.v1.EventSeries
     count int32
     lastObservedTime microtime
    core.v1.EventSource
     component string
     host string
    core.v1.ExecAction
     command [string
    core.v1.FCVolumeSource
     fsType string
     lun int32
     readOnly bool
     targetWWNs [string
     wwids [string
    core.v1.FlexPersistentVolumeSource
     driver* string
     fsType string
     options {string
     readOnly bool
     secretRef core.v1.SecretReference
    core.v1.FlexVolumeSource
     driver* string
     fsType string
     options {string
     readOnly bool
     secretRef core.v1.LocalObjectReference
    core.v1.FlockerVolumeSource
     datasetName string
     datasetUUID string
    core.v1.GCEPersistentDiskVolumeSource
     fsType string
     partition int32
     pdName* string
     readOnly bool
    core.v1.GitRepoVolumeSource
     directory string
     repository* string
     revision string
    core.v1.GlusterfsPersistentVolumeSource
     endpoints* string
     endpointsNamespace string
     path* string
     readOnly bool
    core.v1.GlusterfsVolumeSource
     endpoints* string
     path* string
     readOnly bool
    core.v1.HTTPGetAction
     host string
     httpHeaders [core.v1.HTTPHeader
     path string
     port* intstr
     scheme string
    core.v1.HTTPHeader
     name* string
     value* string
    core.v1.Handler
     exec core.v1.ExecAction
     httpGet core.v1.HTTPGetAction
     tcpSocket core.v1.TCPSocketAction
    core.v1.HostAlias
     hostnames [string
     ip string
    core.v1.HostPathVolumeSource
     path* string
     type string
    core.v1.ISCSIPersistentVolumeSource
     chapAuthDiscovery bool
     chapAuthSession bool
     fsType string
     initiatorName string
     iqn* string
     iscsiInterface string
     lun* int32
     portals [string
     readOnly bool
     secretRef core.v1.SecretReference
     targetPortal* string
    core.v1.ISCSIVolumeSource
     chapAuthDiscovery bool
     chapAuthSession bool
     fsType string
     initiatorName string
     iqn* string
     iscsiInterface string
     lun* int32
     portals [string
     readOnly bool
     secretRef core.v1.LocalObjectReference
     targetPortal* string
    core.v1.KeyToPath
     key* string
     mode int32
     path* string
    core.v1.Lifecycle
     postStart core.v1.Handler
     preStop core.v1.Handler
    core.v1.LimitRange kind=v1/LimitRange
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.LimitRangeSpec
    core.v1.LimitRangeItem
     default {quantity
     defaultRequest {quantity
     max {quantity
     maxLimitRequestRatio {quantity
     min {quantity
     type* string
    core.v1.LimitRangeSpec
     limits* [core.v1.LimitRangeItem
    core.v1.LoadBalancerIngress
     hostname string
     ip string
     ports [core.v1.PortStatus
    core.v1.LoadBalancerStatus
     ingress [core.v1.LoadBalancerIngress
    core.v1.LocalObjectReference
     name string
    core.v1.LocalVolumeSource
     fsType string
     path* string
    core.v1.NFSVolumeSource
     path* string
     readOnly bool
     server* string
    core.v1.Namespace kind=v1/Namespace
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.NamespaceSpec
     status core.v1.NamespaceStatus
    core.v1.NamespaceCondition
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    core.v1.NamespaceSpec
     finalizers [string
    core.v1.NamespaceStatus
     conditions [core.v1.NamespaceCondition keys=type merge=type
     phase string
    core.v1.Node kind=v1/Node
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.NodeSpec
     status core.v1.NodeStatus
    core.v1.NodeAddress
     address* string
     type* string
    core.v1.NodeAffinity
     preferredDuringSchedulingIgnoredDuringExecution [core.v1.PreferredSchedulingTerm
     requiredDuringSchedulingIgnoredDuringExecution core.v1.NodeSelector
    core.v1.NodeCondition
     lastHeartbeatTime time
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    core.v1.NodeConfigSource
     configMap core.v1.ConfigMapNodeConfigSource
    core.v1.NodeConfigStatus
     active core.v1.NodeConfigSource
     assigned core.v1.NodeConfigSource
     error string
     lastKnownGood core.v1.NodeConfigSource
    core.v1.NodeDaemonEndpoints
     kubeletEndpoint core.v1.DaemonEndpoint
    core.v1.NodeSelector
     nodeSelectorTerms* [core.v1.NodeSelectorTerm
    core.v1.NodeSelectorRequirement
     key* string
     operator* string
     values [string
    core.v1.NodeSelectorTerm
     matchExpressions [core.v1.NodeSelectorRequirement
     matchFields [core.v1.NodeSelectorRequirement
    core.v1.NodeSpec
     configSource core.v1.NodeConfigSource
     externalID string
     podCIDR string
     podCIDRs [string set merge=
     providerID string
     taints [core.v1.Taint
     unschedulable bool
    core.v1.NodeStatus
     addresses [core.v1.NodeAddress keys=type merge=type
     allocatable {quantity
     capacity {quantity
     conditions [core.v1.NodeCondition keys=type merge=type
     config core.v1.NodeConfigStatus
     daemonEndpoints core.v1.NodeDaemonEndpoints
     images [core.v1.ContainerImage
     nodeInfo core.v1.NodeSystemInfo
     phase string
     volumesAttached [core.v1.AttachedVolume
     volumesInUse [string
    core.v1.NodeSystemInfo
     architecture* string
     bootID* string
     containerRuntimeVersion* string
     kernelVersion* string
     kubeProxyVersion* string
     kubeletVersion* string
     machineID* string
     operatingSystem* string
     osImage* string
     systemUUID* string
    core.v1.ObjectFieldSelector
     apiVersion string
     fieldPath* string
    core.v1.ObjectReference
     apiVersion string
     fieldPath string
     kind string
     name string
     namespace string
     resourceVersion string
     uid string
    core.v1.PersistentVolume kind=v1/PersistentVolume
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.PersistentVolumeSpec
     status core.v1.PersistentVolumeStatus
    core.v1.PersistentVolumeClaim kind=v1/PersistentVolumeClaim
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.PersistentVolumeClaimSpec
     status core.v1.PersistentVolumeClaimStatus
    core.v1.PersistentVolumeClaimCondition
     lastProbeTime time
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    core.v1.PersistentVolumeClaimSpec
     accessModes [string
     dataSource core.v1.TypedLocalObjectReference
     resources core.v1.ResourceRequirements
     selector meta.v1.LabelSelector
     storageClassName string
     volumeMode string
     volumeName string
    core.v1.PersistentVolumeClaimStatus
     accessModes [string
     capacity {quantity
     conditions [core.v1.PersistentVolumeClaimCondition keys=type merge=type
     phase string
    core.v1.PersistentVolumeClaimTemplate
     metadata meta.v1.ObjectMeta
     spec* core.v1.PersistentVolumeClaimSpec
    core.v1.PersistentVolumeClaimVolumeSource
     claimName* string
     readOnly bool
    core.v1.PersistentVolumeSpec
     accessModes [string
     awsElasticBlockStore core.v1.AWSElasticBlockStoreVolumeSource
     azureDisk core.v1.AzureDiskVolumeSource
     azureFile core.v1.AzureFilePersistentVolumeSource
     capacity {quantity
     cephfs core.v1.CephFSPersistentVolumeSource
     cinder core.v1.CinderPersistentVolumeSource
     claimRef core.v1.ObjectReference
     csi core.v1.CSIPersistentVolumeSource
     fc core.v1.FCVolumeSource
     flexVolume core.v1.FlexPersistentVolumeSource
     flocker core.v1.FlockerVolumeSource
     gcePersistentDisk core.v1.GCEPersistentDiskVolumeSource
     glusterfs core.v1.GlusterfsPersistentVolumeSource
     hostPath core.v1.HostPathVolumeSource
     iscsi core.v1.ISCSIPersistentVolumeSource
     local core.v1.LocalVolumeSource
     mountOptions [string
     nfs core.v1.NFSVolumeSource
     nodeAffinity core.v1.VolumeNodeAffinity
     persistentVolumeReclaimPolicy string
     photonPersistentDisk core.v1.PhotonPersistentDiskVolumeSource
     portworxVolume core.v1.PortworxVolumeSource
     quobyte core.v1.QuobyteVolumeSource
     rbd core.v1.RBDPersistentVolumeSource
     scaleIO core.v1.ScaleIOPersistentVolumeSource
     storageClassName string
     storageos core.v1.StorageOSPersistentVolumeSource
     volumeMode string
     vsphereVolume core.v1.VsphereVirtualDiskVolumeSource
    core.v1.PersistentVolumeStatus
     message string
     phase string
     reason string
    core.v1.PhotonPersistentDiskVolumeSource
     fsType string
     pdID* string
    core.v1.Pod kind=v1/Pod
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.PodSpec
     status core.v1.PodStatus
    core.v1.PodAffinity
     preferredDuringSchedulingIgnoredDuringExecution [core.v1.WeightedPodAffinityTerm
     requiredDuringSchedulingIgnoredDuringExecution [core.v1.PodAffinityTerm
    core.v1.PodAffinityTerm
     labelSelector meta.v1.LabelSelector
     namespaces [string
     topologyKey* string
    core.v1.PodAntiAffinity
     preferredDuringSchedulingIgnoredDuringExecution [core.v1.WeightedPodAffinityTerm
     requiredDuringSchedulingIgnoredDuringExecution [core.v1.PodAffinityTerm
    core.v1.PodCondition
     lastProbeTime time
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    core.v1.PodDNSConfig
     nameservers [string
     options [core.v1.PodDNSConfigOption
     searches [string
    core.v1.PodDNSConfigOption
     name string
     value string
    core.v1.PodIP
     ip string
    core.v1.PodReadinessGate
     conditionType* string
    core.v1.PodSecurityContext
     fsGroup int64
     fsGroupChangePolicy string
     runAsGroup int64
     runAsNonRoot bool
     runAsUser int64
     seLinuxOptions core.v1.SELinuxOptions
     seccompProfile core.v1.SeccompProfile
     supplementalGroups [int64
     sysctls [core.v1.Sysctl
     windowsOptions core.v1.WindowsSecurityContextOptions
    core.v1.PodSpec
     activeDeadlineSeconds int64
     affinity core.v1.Affinity
     automountServiceAccountToken bool
     containers* [core.v1.Container keys=name merge=name
     dnsConfig core.v1.PodDNSConfig
     dnsPolicy string
     enableServiceLinks bool
     ephemeralContainers [core.v1.EphemeralContainer keys=name merge=name
     hostAliases [core.v1.HostAlias keys=ip merge=ip
     hostIPC bool
     hostNetwork bool
     hostPID bool
     hostname string
     imagePullSecrets [core.v1.LocalObjectReference keys=name merge=name
     initContainers [core.v1.Container keys=name merge=name
     nodeName string
     nodeSelector {string
     overhead {quantity
     preemptionPolicy string
     priority int32
     priorityClassName string
     readinessGates [core.v1.PodReadinessGate
     restartPolicy string
     runtimeClassName string
     schedulerName string
     securityContext core.v1.PodSecurityContext
     serviceAccount string
     serviceAccountName string
     setHostnameAsFQDN bool
     shareProcessNamespace bool
     subdomain string
     terminationGracePeriodSeconds int64
     tolerations [core.v1.Toleration
     topologySpreadConstraints [core.v1.TopologySpreadConstraint keys=topologyKey,whenUnsatisfiable merge=topologyKey
     volumes [core.v1.Volume keys=name merge=name retain
    core.v1.PodStatus
     conditions [core.v1.PodCondition keys=type merge=type
     containerStatuses [core.v1.ContainerStatus
     ephemeralContainerStatuses [core.v1.ContainerStatus
     hostIP string
     initContainerStatuses [core.v1.ContainerStatus
     message string
     nominatedNodeName string
     phase string
     podIP string
     podIPs [core.v1.PodIP keys=ip merge=ip
     qosClass string
     reason string
     startTime time
    core.v1.PodTemplate kind=v1/PodTemplate
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     template core.v1.PodTemplateSpec
    core.v1.PodTemplateSpec
     metadata meta.v1.ObjectMeta
     spec core.v1.PodSpec
    core.v1.PortStatus
     error string
     port* int32
     protocol* string
    core.v1.PortworxVolumeSource
     fsType string
     readOnly bool
     volumeID* string
    core.v1.PreferredSchedulingTerm
     preference* core.v1.NodeSelectorTerm
     weight* int32
    core.v1.Probe
     exec core.v1.ExecAction
     failureThreshold int32
     httpGet core.v1.HTTPGetAction
     initialDelaySeconds int32
     periodSeconds int32
     successThreshold int32
     tcpSocket core.v1.TCPSocketAction
     timeoutSeconds int32
    core.v1.ProjectedVolumeSource
     defaultMode int32
     sources [core.v1.VolumeProjection
    core.v1.QuobyteVolumeSource
     group string
     readOnly bool
     registry* string
     tenant string
     user string
     volume* string
    core.v1.RBDPersistentVolumeSource
     fsType string
     image* string
     keyring string
     monitors* [string
     pool string
     readOnly bool
     secretRef core.v1.SecretReference
     user string
    core.v1.RBDVolumeSource
     fsType string
     image* string
     keyring string
     monitors* [string
     pool string
     readOnly bool
     secretRef core.v1.LocalObjectReference
     user string
    core.v1.ReplicationController kind=v1/ReplicationController
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.ReplicationControllerSpec
     status core.v1.ReplicationControllerStatus
    core.v1.ReplicationControllerCondition
     lastTransitionTime time
     message string
     reason string
     status* string
     type* string
    core.v1.ReplicationControllerSpec
     minReadySeconds int32
     replicas int32
     selector {string
     template core.v1.PodTemplateSpec
    core.v1.ReplicationControllerStatus
     availableReplicas int32
     conditions [core.v1.ReplicationControllerCondition keys=type merge=type
     fullyLabeledReplicas int32
     observedGeneration int64
     readyReplicas int32
     replicas* int32
    core.v1.ResourceFieldSelector
     containerName string
     divisor quantity
     resource* string
    core.v1.ResourceQuota kind=v1/ResourceQuota
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.ResourceQuotaSpec
     status core.v1.ResourceQuotaStatus
    core.v1.ResourceQuotaSpec
     hard {quantity
     scopeSelector core.v1.ScopeSelector
     scopes [string
    core.v1.ResourceQuotaStatus
     hard {quantity
     used {quantity
    core.v1.ResourceRequirements
     limits {quantity
     requests {quantity
    core.v1.SELinuxOptions
     level string
     role string
     type string
     user string
    core.v1.ScaleIOPersistentVolumeSource
     fsType string
     gateway* string
     protectionDomain string
     readOnly bool
     secretRef* core.v1.SecretReference
     sslEnabled bool
     storageMode string
     storagePool string
     system* string
     volumeName string
    core.v1.ScaleIOVolumeSource
     fsType string
     gateway* string
     protectionDomain string
     readOnly bool
     secretRef* core.v1.LocalObjectReference
     sslEnabled bool
     storageMode string
     storagePool string
     system* string
     volumeName string
    core.v1.ScopeSelector
     matchExpressions [core.v1.ScopedResourceSelectorRequirement
    core.v1.ScopedResourceSelectorRequirement
     operator* string
     scopeName* string
     values [string
    core.v1.SeccompProfile
     localhostProfile string
     type* string
    core.v1.Secret kind=v1/Secret
     apiVersion string
     data {bytes
     immutable bool
     kind string
     metadata meta.v1.ObjectMeta
     stringData {string
     type string
    core.v1.SecretEnvSource
     name string
     optional bool
    core.v1.SecretKeySelector
     key* string
     name string
     optional bool
    core.v1.SecretProjection
     items [core.v1.KeyToPath
     name string
     optional bool
    core.v1.SecretReference
     name string
     namespace string
    core.v1.SecretVolumeSource
     defaultMode int32
     items [core.v1.KeyToPath
     optional bool
     secretName string
    core.v1.SecurityContext
     allowPrivilegeEscalation bool
     capabilities core.v1.Capabilities
     privileged bool
     procMount string
     readOnlyRootFilesystem bool
     runAsGroup int64
     runAsNonRoot bool
     runAsUser int64
     seLinuxOptions core.v1.SELinuxOptions
     seccompProfile core.v1.SeccompProfile
     windowsOptions core.v1.WindowsSecurityContextOptions
    core.v1.Service kind=v1/Service
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec core.v1.ServiceSpec
     status core.v1.ServiceStatus
    core.v1.ServiceAccount kind=v1/ServiceAccount
     apiVersion string
     automountServiceAccountToken bool
     imagePullSecrets [core.v1.LocalObjectReference
     kind string
     metadata meta.v1.ObjectMeta
     secrets [core.v1.ObjectReference keys=name merge=name
    core.v1.ServiceAccountTokenProjection
     audience string
     expirationSeconds int64
     path* string
    core.v1.ServicePort
     appProtocol string
     name string
     nodePort int32
     port* int32
     protocol string
     targetPort intstr
    core.v1.ServiceSpec
     allocateLoadBalancerNodePorts bool
     clusterIP string
     clusterIPs [string
     externalIPs [string
     externalName string
     externalTrafficPolicy string
     healthCheckNodePort int32
     ipFamilies [string
     ipFamilyPolicy string
     loadBalancerIP string
     loadBalancerSourceRanges [string
     ports [core.v1.ServicePort keys=port,protocol merge=port
     publishNotReadyAddresses bool
     selector {string
     sessionAffinity string
     sessionAffinityConfig core.v1.SessionAffinityConfig
     topologyKeys [string
     type string
    core.v1.ServiceStatus
     conditions [meta.v1.Condition keys=type merge=type
     loadBalancer core.v1.LoadBalancerStatus
    core.v1.SessionAffinityConfig
     clientIP core.v1.ClientIPConfig
    core.v1.StorageOSPersistentVolumeSource
     fsType string
     readOnly bool
     secretRef core.v1.ObjectReference
     volumeName string
     volumeNamespace string
    core.v1.StorageOSVolumeSource
     fsType string
     readOnly bool
     secretRef core.v1.LocalObjectReference
     volumeName string
     volumeNamespace string
    core.v1.Sysctl
     name* string
     value* string
    core.v1.TCPSocketAction
     host string
     port* intstr
    core.v1.Taint
     effect* string
     key* string
     timeAdded time
     value string
    core.v1.Toleration
     effect string
     key string
     operator string
     tolerationSeconds int64
     value string
    core.v1.TopologySelectorLabelRequirement
     key* string
     values* [string
    core.v1.TopologySelectorTerm
     matchLabelExpressions [core.v1.TopologySelectorLabelRequirement
    core.v1.TopologySpreadConstraint
     labelSelector meta.v1.LabelSelector
     maxSkew* int32
     topologyKey* string
     whenUnsatisfiable* string
    core.v1.TypedLocalObjectReference
     apiGroup string
     kind* string
     name* string
    core.v1.Volume
     awsElasticBlockStore core.v1.AWSElasticBlockStoreVolumeSource
     azureDisk core.v1.AzureDiskVolumeSource
     azureFile core.v1.AzureFileVolumeSource
     cephfs core.v1.CephFSVolumeSource
     cinder core.v1.CinderVolumeSource
     configMap core.v1.ConfigMapVolumeSource
     csi core.v1.CSIVolumeSource
     downwardAPI core.v1.DownwardAPIVolumeSource
     emptyDir core.v1.EmptyDirVolumeSource
     ephemeral core.v1.EphemeralVolumeSource
     fc core.v1.FCVolumeSource
     flexVolume core.v1.FlexVolumeSource
     flocker core.v1.FlockerVolumeSource
     gcePersistentDisk core.v1.GCEPersistentDiskVolumeSource
     gitRepo core.v1.GitRepoVolumeSource
     glusterfs core.v1.GlusterfsVolumeSource
     hostPath core.v1.HostPathVolumeSource
     iscsi core.v1.ISCSIVolumeSource
     name* string
     nfs core.v1.NFSVolumeSource
     persistentVolumeClaim core.v1.PersistentVolumeClaimVolumeSource
     photonPersistentDisk core.v1.PhotonPersistentDiskVolumeSource
     portworxVolume core.v1.PortworxVolumeSource
     projected core.v1.ProjectedVolumeSource
     quobyte core.v1.QuobyteVolumeSource
     rbd core.v1.RBDVolumeSource
     scaleIO core.v1.ScaleIOVolumeSource
     secret core.v1.SecretVolumeSource
     storageos core.v1.StorageOSVolumeSource
     vsphereVolume core.v1.VsphereVirtualDiskVolumeSource
    core.v1.VolumeDevice
     devicePath* string
     name* string
    core.v1.VolumeMount
     mountPath* string
     mountPropagation string
     name* string
     readOnly bool
     subPath string
     subPathExpr string
    core.v1.VolumeNodeAffinity
     required core.v1.NodeSelector
    core.v1.VolumeProjection
     configMap core.v1.ConfigMapProjection
     downwardAPI core.v1.DownwardAPIProjection
     secret core.v1.SecretProjection
     serviceAccountToken core.v1.ServiceAccountTokenProjection
    core.v1.VsphereVirtualDiskVolumeSource
     fsType string
     storagePolicyID string
     storagePolicyName string
     volumePath* string
    core.v1.WeightedPodAffinityTerm
     podAffinityTerm* core.v1.PodAffinityTerm
     weight* int32
    core.v1.WindowsSecurityContextOptions
     gmsaCredentialSpec string
     gmsaCredentialSpecName string
     runAsUserName string
    discovery.v1beta1.Endpoint
     addresses* [string set
     conditions discovery.v1beta1.EndpointConditions
     hostname string
     nodeName string
     targetRef core.v1.ObjectReference
     topology {string
    discovery.v1beta1.EndpointConditions
     ready bool
     serving bool
     terminating bool
    discovery.v1beta1.EndpointPort
     appProtocol string
     name string
     port int32
     protocol string
    discovery.v1beta1.EndpointSlice kind=discovery.k8s.io/v1beta1/EndpointSlice
     addressType* string
     apiVersion string
     endpoints* [discovery.v1beta1.Endpoint
     kind string
     metadata meta.v1.ObjectMeta
     ports [discovery.v1beta1.EndpointPort
    events.v1.Event kind=events.k8s.io/v1/Event
     action string
     apiVersion string
     deprecatedCount int32
     deprecatedFirstTimestamp time
     deprecatedLastTimestamp time
     deprecatedSource core.v1.EventSource
     eventTime* microtime
     kind string
     metadata* meta.v1.ObjectMeta
     note string
     reason string
     regarding core.v1.ObjectReference
     related core.v1.ObjectReference
     reportingController string
     reportingInstance string
     series events.v1.EventSeries
     type string
    events.v1.EventSeries
     count* int32
     lastObservedTime* microtime
    meta.v1.Condition
     lastTransitionTime* time
     message* string
     observedGeneration int64
     reason* string
     status* string
     type* string
    meta.v1.DeleteOptions
     apiVersion string
     dryRun [string
     gracePeriodSeconds int64
     kind string
     orphanDependents bool
     preconditions meta.v1.Preconditions
     propagationPolicy string
    meta.v1.LabelSelector atomic
     matchExpressions [meta.v1.LabelSelectorRequirement
     matchLabels {string
    meta.v1.LabelSelectorRequirement
     key* string keys=key
     operator* string
     values [string
    meta.v1.ManagedFieldsEntry
     apiVersion string
     fieldsType string
     fieldsV1 any
     manager string
     operation string
     time time
    meta.v1.ObjectMeta
     annotations {string
     clusterName string
     creationTimestamp time
     deletionGracePeriodSeconds int64
     deletionTimestamp time
     finalizers [string set merge=
     generateName string
     generation int64
     labels {string
     managedFields [meta.v1.ManagedFieldsEntry
     name string
     namespace string
     ownerReferences [meta.v1.OwnerReference keys=uid merge=uid
     resourceVersion string
     selfLink string
     uid string
    meta.v1.OwnerReference
     apiVersion* string
     blockOwnerDeletion bool
     controller bool
     kind* string
     name* string
     uid* string
    meta.v1.Preconditions
     resourceVersion string
     uid string
    networking.v1.HTTPIngressPath
     backend* networking.v1.IngressBackend
     path string
     pathType string
    networking.v1.HTTPIngressRuleValue
     paths* [networking.v1.HTTPIngressPath
    networking.v1.IPBlock
     cidr* string
     except [string
    networking.v1.Ingress kind=networking.k8s.io/v1/Ingress
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec networking.v1.IngressSpec
     status networking.v1.IngressStatus
    networking.v1.IngressBackend
     resource core.v1.TypedLocalObjectReference
     service networking.v1.IngressServiceBackend
    networking.v1.IngressClass kind=networking.k8s.io/v1/IngressClass
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec networking.v1.IngressClassSpec
    networking.v1.IngressClassSpec
     controller string
     parameters core.v1.TypedLocalObjectReference
    networking.v1.IngressRule
     host string
     http networking.v1.HTTPIngressRuleValue
    networking.v1.IngressServiceBackend
     name* string
     port networking.v1.ServiceBackendPort
    networking.v1.IngressSpec
     defaultBackend networking.v1.IngressBackend
     ingressClassName string
     rules [networking.v1.IngressRule
     tls [networking.v1.IngressTLS
    networking.v1.IngressStatus
     loadBalancer core.v1.LoadBalancerStatus
    networking.v1.IngressTLS
     hosts [string
     secretName string
    networking.v1.NetworkPolicy kind=networking.k8s.io/v1/NetworkPolicy
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec networking.v1.NetworkPolicySpec
    networking.v1.NetworkPolicyEgressRule
     ports [networking.v1.NetworkPolicyPort
     to [networking.v1.NetworkPolicyPeer
    networking.v1.NetworkPolicyIngressRule
     from [networking.v1.NetworkPolicyPeer
     ports [networking.v1.NetworkPolicyPort
    networking.v1.NetworkPolicyPeer
     ipBlock networking.v1.IPBlock
     namespaceSelector meta.v1.LabelSelector
     podSelector meta.v1.LabelSelector
    networking.v1.NetworkPolicyPort
     port intstr
     protocol string
    networking.v1.NetworkPolicySpec
     egress [networking.v1.NetworkPolicyEgressRule
     ingress [networking.v1.NetworkPolicyIngressRule
     podSelector* meta.v1.LabelSelector
     policyTypes [string
    networking.v1.ServiceBackendPort
     name string
     number int32
    node.v1.Overhead
     podFixed {quantity
    node.v1.RuntimeClass kind=node.k8s.io/v1/RuntimeClass
     apiVersion string
     handler* string
     kind string
     metadata meta.v1.ObjectMeta
     overhead node.v1.Overhead
     scheduling node.v1.Scheduling
    node.v1.Scheduling
     nodeSelector {string
     tolerations [core.v1.Toleration
    policy.v1beta1.AllowedCSIDriver
     name* string
    policy.v1beta1.AllowedFlexVolume
     driver* string
    policy.v1beta1.AllowedHostPath
     pathPrefix string
     readOnly bool
    policy.v1beta1.Eviction kind=policy/v1beta1/Eviction
     apiVersion string
     deleteOptions meta.v1.DeleteOptions
     kind string
     metadata meta.v1.ObjectMeta
    policy.v1beta1.FSGroupStrategyOptions
     ranges [policy.v1beta1.IDRange
     rule string
    policy.v1beta1.HostPortRange
     max* int32
     min* int32
    policy.v1beta1.IDRange
     max* int64
     min* int64
    policy.v1beta1.PodDisruptionBudget kind=policy/v1beta1/PodDisruptionBudget
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec policy.v1beta1.PodDisruptionBudgetSpec
     status policy.v1beta1.PodDisruptionBudgetStatus
    policy.v1beta1.PodDisruptionBudgetSpec
     maxUnavailable intstr
     minAvailable intstr
     selector meta.v1.LabelSelector
    policy.v1beta1.PodDisruptionBudgetStatus
     currentHealthy* int32
     desiredHealthy* int32
     disruptedPods {time
     disruptionsAllowed* int32
     expectedPods* int32
     observedGeneration int64
    policy.v1beta1.PodSecurityPolicy kind=policy/v1beta1/PodSecurityPolicy
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec policy.v1beta1.PodSecurityPolicySpec
    policy.v1beta1.PodSecurityPolicySpec
     allowPrivilegeEscalation bool
     allowedCSIDrivers [policy.v1beta1.AllowedCSIDriver
     allowedCapabilities [string
     allowedFlexVolumes [policy.v1beta1.AllowedFlexVolume
     allowedHostPaths [policy.v1beta1.AllowedHostPath
     allowedProcMountTypes [string
     allowedUnsafeSysctls [string
     defaultAddCapabilities [string
     defaultAllowPrivilegeEscalation bool
     forbiddenSysctls [string
     fsGroup* policy.v1beta1.FSGroupStrategyOptions
     hostIPC bool
     hostNetwork bool
     hostPID bool
     hostPorts [policy.v1beta1.HostPortRange
     privileged bool
     readOnlyRootFilesystem bool
     requiredDropCapabilities [string
     runAsGroup policy.v1beta1.RunAsGroupStrategyOptions
     runAsUser* policy.v1beta1.RunAsUserStrategyOptions
     runtimeClass policy.v1beta1.RuntimeClassStrategyOptions
     seLinux* policy.v1beta1.SELinuxStrategyOptions
     supplementalGroups* policy.v1beta1.SupplementalGroupsStrategyOptions
     volumes [string
    policy.v1beta1.RunAsGroupStrategyOptions
     ranges [policy.v1beta1.IDRange
     rule* string
    policy.v1beta1.RunAsUserStrategyOptions
     ranges [policy.v1beta1.IDRange
     rule* string
    policy.v1beta1.RuntimeClassStrategyOptions
     allowedRuntimeClassNames* [string
     defaultRuntimeClassName string
    policy.v1beta1.SELinuxStrategyOptions
     rule* string
     seLinuxOptions core.v1.SELinuxOptions
    policy.v1beta1.SupplementalGroupsStrategyOptions
     ranges [policy.v1beta1.IDRange
     rule string
    rbac.v1.AggregationRule
     clusterRoleSelectors [meta.v1.LabelSelector
    rbac.v1.ClusterRole kind=rbac.authorization.k8s.io/v1/ClusterRole
     aggregationRule rbac.v1.AggregationRule
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     rules [rbac.v1.PolicyRule
    rbac.v1.ClusterRoleBinding kind=rbac.authorization.k8s.io/v1/ClusterRoleBinding
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     roleRef* rbac.v1.RoleRef
     subjects [rbac.v1.Subject
    rbac.v1.PolicyRule
     apiGroups [string
     nonResourceURLs [string
     resourceNames [string
     resources [string
     verbs* [string
    rbac.v1.Role kind=rbac.authorization.k8s.io/v1/Role
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     rules [rbac.v1.PolicyRule
    rbac.v1.RoleBinding kind=rbac.authorization.k8s.io/v1/RoleBinding
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     roleRef* rbac.v1.RoleRef
     subjects [rbac.v1.Subject
    rbac.v1.RoleRef
     apiGroup* string
     kind* string
     name* string
    rbac.v1.Subject
     apiGroup string
     kind* string
     name* string
     namespace string
    scheduling.v1.PriorityClass kind=scheduling.k8s.io/v1/PriorityClass
     apiVersion string
     description string
     globalDefault bool
     kind string
     metadata meta.v1.ObjectMeta
     preemptionPolicy string
     value* int32
    storage.v1.CSIDriver kind=storage.k8s.io/v1/CSIDriver
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* storage.v1.CSIDriverSpec
    storage.v1.CSIDriverSpec
     attachRequired bool
     fsGroupPolicy string
     podInfoOnMount bool
     requiresRepublish bool
     storageCapacity bool
     tokenRequests [storage.v1.TokenRequest
     volumeLifecycleModes [string set
    storage.v1.CSINode kind=storage.k8s.io/v1/CSINode
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* storage.v1.CSINodeSpec
    storage.v1.CSINodeDriver
     allocatable storage.v1.VolumeNodeResources
     name* string
     nodeID* string
     topologyKeys [string
    storage.v1.CSINodeSpec
     drivers* [storage.v1.CSINodeDriver keys=name merge=name
    storage.v1.StorageClass kind=storage.k8s.io/v1/StorageClass
     allowVolumeExpansion bool
     allowedTopologies [core.v1.TopologySelectorTerm
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     mountOptions [string
     parameters {string
     provisioner* string
     reclaimPolicy string
     volumeBindingMode string
    storage.v1.TokenRequest
     audience* string
     expirationSeconds int64
    storage.v1.VolumeAttachment kind=storage.k8s.io/v1/VolumeAttachment
     apiVersion string
     kind string
     metadata meta.v1.ObjectMeta
     spec* storage.v1.VolumeAttachmentSpec
     status storage.v1.VolumeAttachmentStatus
    storage.v1.VolumeAttachmentSource
     inlineVolumeSpec core.v1.PersistentVolumeSpec
     persistentVolumeName string
    storage.v1.VolumeAttachmentSpec
     attacher* string
     nodeName* string
     source* storage.v1.VolumeAttachmentSource
    storage.v1.VolumeAttachmentStatus
     attachError storage.v1.VolumeError
     attached* bool
     attachmentMetadata {string
     detachError storage.v1.VolumeError
    storage.v1.VolumeError
     message string
     time time
    storage.v1.VolumeNodeResources
     count int32
    """#
