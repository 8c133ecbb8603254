public import Foundation
import Incidents
import KubernetesModel

/// A dossier as a model reads it: each item between fences, times relative to the incident, and what was not seen.
///
///     [483920174512 | incident | deployment/checkout]
///      checkout keeps crashing
///      P2, namespace shop, opened 2026-11-25T10:02:11Z, seen 2m after; clock times are UTC
///     [483920174512 | e1 | pod/checkout-7d9f-x2x | controlPlane | 3m before]
///      last run ended with OOMKilled
///     [483920174512 | not seen]
///      logs of container web: no right to read them
///     [483920174512 | objects]
///      deployment/checkout (web)
///     [483920174512 | actions]
///      a1: rolloutRestart deployment/checkout
///     [483920174512 end]
///
/// Texts that read like an attempt to steer the reader are withheld, line by line, and named: see
/// ``InjectionSuspicion/withholding(_:)``. The dossier itself keeps them. The same dossier and fence always give the
/// same text.
public struct DossierText: Sendable {
    private let fence: Fence

    private static let maximumOmissions = 16
    private static let maximumObjects = 40
    private static let line = Sanitizer(layout: .oneLine, maximumBytes: 240)

    /// - Parameter fence: Drawn for this prompt alone, and in none of the dossier's texts.
    public init(fence: Fence) { self.fence = fence }

    /// The dossier as text, with the objects that an answer may name and the actions that it may choose.
    public func text(_ dossier: Dossier) -> String {
        fence.block(FencedItem(id: "incident", source: dossier.target.shortName, text: Self.incident(dossier)))
            + items(dossier.items, omissions: dossier.omissions, openedAt: dossier.openedAt)
            + fence.block(FencedItem(id: "objects", text: Self.objects(dossier.objects)))
            + fence.block(FencedItem(id: "actions", text: Self.actions(dossier.candidates)))
            + fence.end
    }

    /// Items that a closer look brought, as text.
    public func looked(_ items: [DossierItem], omissions: [Omission], openedAt: Date) -> String {
        guard !items.isEmpty || !omissions.isEmpty else { return "nothing was found" }
        return self.items(items, omissions: omissions, openedAt: openedAt) + fence.end
    }

    // MARK: Blocks

    private func items(_ items: [DossierItem], omissions: [Omission], openedAt: Date) -> String {
        var text = items.map { item in
            block(item, time: item.evidence.at.map { RelativeTime.text(of: $0, to: openedAt) } ?? "")
        }.joined()
        if !omissions.isEmpty { text += block(omissions) }
        return text
    }

    private func block(_ item: DossierItem, time: String) -> String {
        fence.block(
            FencedItem(
                id: item.evidence.id, source: InjectionSuspicion.withholding(item.evidence.source).text, time: time,
                trust: item.evidence.trust.rawValue, text: InjectionSuspicion.withholding(item.evidence.text).text))
    }

    private func block(_ omissions: [Omission]) -> String {
        var lines = omissions.prefix(Self.maximumOmissions).map { Self.plain("\($0.what): \($0.why)") }
        if omissions.count > lines.count { lines.append("and \(omissions.count - lines.count) more") }
        return fence.block(FencedItem(id: "not seen", text: lines.joined(separator: "\n")))
    }

    private static func incident(_ dossier: Dossier) -> String {
        let seen = RelativeTime.text(of: dossier.gatheredAt, to: dossier.openedAt)
        return """
            \(plain(dossier.title))
            \(dossier.severity.rawValue), namespace \(plain(dossier.incident.namespace)), opened \
            \(dossier.openedAt.formatted(.iso8601)), seen \(seen); clock times are UTC
            """
    }

    private static func objects(_ objects: [KnownObject]) -> String {
        guard !objects.isEmpty else { return "the target alone" }
        var names = objects.prefix(maximumObjects).map { object in
            let containers = object.containers.isEmpty ? "" : " (\(object.containers.joined(separator: ", ")))"
            return plain(object.reference.shortName + containers)
        }
        if objects.count > names.count { names.append("and \(objects.count - names.count) more") }
        return names.joined(separator: ", ")
    }

    private static func actions(_ actions: [Action]) -> String {
        guard !actions.isEmpty else { return "none: leave the plan empty" }
        return actions.enumerated().map { "a\($0.offset + 1): \(plain($0.element.summary))" }.joined(separator: "\n")
    }

    /// In one line, short, and not a word of it to the reader.
    private static func plain(_ text: String) -> String {
        InjectionSuspicion.withholding(line.clean(text).text).text
    }

    // MARK: Costs

    /// What a block costs at most, in hundredths of a token: all marks cost the same, and no number or time costs more.
    static func cost(of item: DossierItem) -> Int {
        var item = item
        item.evidence.id = "e9999"
        let text = DossierText(fence: .sample).block(item, time: item.evidence.at == nil ? "" : "9999d before")
        return TokenEstimate.hundredths(in: text)
    }

    /// What the block about omissions costs, in hundredths of a token.
    static func cost(of omissions: [Omission]) -> Int {
        omissions.isEmpty ? 0 : TokenEstimate.hundredths(in: DossierText(fence: .sample).block(omissions))
    }
}
