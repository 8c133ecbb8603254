import Evidence
import Foundation
import Incidents
import KubernetesModel
import Synchronization

/// Logs by `pod/container`, with `/previous` behind it for the run before.
struct FakeLogs: LogSource {
    var texts: [String: String] = [:]
    var error: ActuatorError?

    func log(
        pod: String, container: String, namespace: String, isPrevious: Bool, tailLines: Int, limitBytes: Int
    ) async throws -> String? {
        if let error { throw error }
        return texts["\(pod)/\(container)\(isPrevious ? "/previous" : "")"]
    }
}

/// Series by question.
struct FakeMetrics: MetricsSource {
    var series: [MetricQuestion: [MeasuredSeries]] = [:]

    func series(
        _ question: MetricQuestion, namespace: String, pods: [String], range: ClosedRange<Date>
    ) async throws -> [MeasuredSeries] {
        (series[question] ?? []).map { series in
            var series = series
            series.points.removeAll { !range.contains($0.at) }
            return series
        }
    }
}

/// Surveys by kind.
struct FakeConfiguration: ConfigurationSource {
    var surveys: [String: ConfigurationSurvey] = [:]

    func configuration(kind: String, in namespace: String, named names: [String]) async throws -> ConfigurationSurvey {
        surveys[kind] ?? ConfigurationSurvey(stamps: [])
    }
}

/// Earlier incidents, whatever is asked; keeps what was asked.
final class FakeHistory: HistorySource {
    private let past: [PastIncident]
    private let features = Mutex<IncidentFeatures?>(nil)

    init(_ past: [PastIncident] = []) { self.past = past }

    var asked: IncidentFeatures? { features.withLock { $0 } }

    func similar(to features: IncidentFeatures, in namespace: String, limit: Int) async throws -> [PastIncident] {
        self.features.withLock { $0 = features }
        return past
    }
}

/// A cluster that refuses every read.
struct RefusingReader: ClusterReader {
    var message = "not allowed to read in namespace shop"

    func object(_ reference: ObjectReference) async throws -> JSONValue? {
        throw ActuatorError(.forbidden, message)
    }

    func objects(
        _ resource: APIResource, in namespace: String, matching selector: LabelSelector
    ) async throws -> [JSONValue] {
        throw ActuatorError(.forbidden, message)
    }
}
