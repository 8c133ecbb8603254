import MidwatchTestKit
import Testing

/// What must hold on a real cluster.
///
/// Each test has a namespace, a policy and an operator process of its own. They run side by side, a few at a time;
/// those that need the cluster for themselves run alone.
@Suite(.enabled(if: TestCluster.isGiven, "no cluster is given: set KUBECONFIG to run the tests on a real one"))
enum ClusterTests {}
