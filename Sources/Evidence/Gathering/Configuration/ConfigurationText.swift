import Foundation
import Incidents
import KubernetesModel

/// What the times of ConfigMaps or Secrets say.
struct ConfigurationText {
    let kind: String
    let referred: [String: ConfigurationReferences.Reference]
    let scene: Scene

    /// Changes of others that are older than this, before the first signal, say nothing.
    private static let recent: TimeInterval = 3600
    /// What is this much older than the first signal counts as unchanged.
    private static let old: TimeInterval = 86_400

    func gather(_ survey: ConfigurationSurvey) -> Gathered {
        let stamps = Dictionary(survey.stamps.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var gathered = Gathered()
        var unchanged: [String] = []
        for (name, reference) in referred.sorted(by: { $0.key < $1.key }) {
            if let stamp = stamps[name] {
                gathered.objects.append(known(name))
                if isOld(stamp) { unchanged.append(name) } else { gathered.items.append(item(stamp, reference)) }
            } else if survey.isComplete || survey.absent.contains(name) {
                gathered.items.append(missing(name, reference))
            }
        }
        if !unchanged.isEmpty {
            gathered.items.append(
                .item(
                    .change, from: kind.lowercased(), at: scene.now, relevance: Relevance.background,
                    "referred to and not \(verb) for a day before the incident: \(Wording.names(unchanged))"))
        }
        let others = survey.stamps.filter { referred[$0.name] == nil && isRecent($0) }
            .sorted { ($0.latest ?? .distantPast, $1.name) > ($1.latest ?? .distantPast, $0.name) }
        for stamp in others.prefix(scene.limits.neighbours) {
            gathered.items.append(item(stamp, nil))
            gathered.objects.append(known(stamp.name))
        }
        if !survey.isComplete {
            let isAnySeen = !survey.stamps.isEmpty || !survey.absent.isEmpty
            gathered.omissions.append(
                Omission(
                    isAnySeen ? "\(kind)s that the target's pods do not refer to" : "names and times of \(kind)s",
                    because: survey.reason ?? "they are not listed"))
        }
        return gathered
    }

    private func item(
        _ stamp: ConfigurationStamp, _ reference: ConfigurationReferences.Reference?
    ) -> DossierItem {
        let time = stamp.latest.map { date in
            let verb = stamp.changedAt == nil ? "made" : "written"
            return "last \(verb) \(scene.ago(date)), \(scene.fromOnset(date))"
        }
        let place = reference.map { "referred to by \($0.place)" } ?? "not referred to by the target"
        let relevance = Relevance.change(at: stamp.latest, onset: scene.onset)
        return .item(
            .change, from: "\(kind.lowercased())/\(stamp.name)", at: stamp.latest,
            relevance: reference == nil ? relevance * 0.6 : relevance,
            "\(place), \(time ?? "of unknown age")")
    }

    private func missing(_ name: String, _ reference: ConfigurationReferences.Reference) -> DossierItem {
        .item(
            .change, from: "\(kind.lowercased())/\(name)", at: scene.now,
            relevance: reference.isOptional ? 0.4 : 0.9,
            "does not exist, and is referred to by \(reference.place)\(reference.isOptional ? " as optional" : "")")
    }

    /// Of a Secret only the age is known: it may have been written since.
    private var verb: String { kind == "Secret" ? "made anew" : "written" }

    private func isOld(_ stamp: ConfigurationStamp) -> Bool {
        stamp.latest.map { scene.onset.timeIntervalSince($0) > Self.old } ?? false
    }

    private func isRecent(_ stamp: ConfigurationStamp) -> Bool {
        stamp.latest.map { scene.onset.timeIntervalSince($0) <= Self.recent } ?? false
    }

    private func known(_ name: String) -> KnownObject {
        KnownObject(
            ObjectReference(
                apiVersion: "v1", kind: kind, namespace: scene.workload?.metadata.namespace, name: name))
    }
}

extension ConfigurationStamp {
    /// When it was last written, or made.
    var latest: Date? { changedAt ?? createdAt }
}
