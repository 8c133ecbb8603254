public import Evidence
public import Foundation
public import Incidents
public import KubernetesModel
import Synchronization

/// Logs by `pod/container`, with `/previous` behind it for the run before.
public struct FakeLogs: LogSource {
    public var texts: [String: String]
    public var error: ActuatorError?

    public init(texts: [String: String] = [:], error: ActuatorError? = nil) {
        self.texts = texts
        self.error = error
    }

    public func log(
        pod: String, container: String, namespace: String, isPrevious: Bool, tailLines: Int, limitBytes: Int
    ) async throws -> String? {
        if let error { throw error }
        return texts["\(pod)/\(container)\(isPrevious ? "/previous" : "")"]
    }
}

/// Series by question.
public struct FakeMetrics: MetricsSource {
    public var series: [MetricQuestion: [MeasuredSeries]]

    public init(series: [MetricQuestion: [MeasuredSeries]] = [:]) { self.series = series }

    public func series(
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
public struct FakeConfiguration: ConfigurationSource {
    public var surveys: [String: ConfigurationSurvey]

    public init(surveys: [String: ConfigurationSurvey] = [:]) { self.surveys = surveys }

    public func configuration(kind: String, in namespace: String, named names: [String]) async throws
        -> ConfigurationSurvey
    {
        surveys[kind] ?? ConfigurationSurvey(stamps: [])
    }
}

/// Earlier incidents, whatever is asked; keeps what was asked.
public final class FakeHistory: HistorySource {
    private let past: [PastIncident]
    private let features = Mutex<IncidentFeatures?>(nil)

    public init(_ past: [PastIncident] = []) { self.past = past }

    public var asked: IncidentFeatures? { features.withLock { $0 } }

    public func similar(to features: IncidentFeatures, in namespace: String, limit: Int) async throws -> [PastIncident]
    {
        self.features.withLock { $0 = features }
        return past
    }
}

/// A cluster that refuses every read.
public struct RefusingReader: ClusterReader {
    public var message: String

    public init(message: String = "not allowed to read in namespace shop") { self.message = message }

    public func object(_ reference: ObjectReference) async throws -> JSONValue? {
        throw ActuatorError(.forbidden, message)
    }

    public func objects(
        _ resource: APIResource, in namespace: String, matching selector: LabelSelector
    ) async throws -> [JSONValue] {
        throw ActuatorError(.forbidden, message)
    }
}
