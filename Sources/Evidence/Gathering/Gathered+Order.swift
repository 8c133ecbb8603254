import Incidents
import KubernetesModel

extension [DossierItem] {
    /// In the order of topics, and within a topic the most relevant first; equals as they came.
    var inReadingOrder: [DossierItem] {
        let ranks = Dictionary(uniqueKeysWithValues: EvidenceTopic.allCases.enumerated().map { ($1, $0) })
        return enumerated().sorted { left, right in
            let (first, second) = (ranks[left.element.topic] ?? 0, ranks[right.element.topic] ?? 0)
            if first != second { return first < second }
            if left.element.relevance != right.element.relevance {
                return left.element.relevance > right.element.relevance
            }
            return left.offset < right.offset
        }.map(\.element)
    }

    /// With the ids `e1`, `e2` ...
    var numbered: [DossierItem] {
        enumerated().map { index, item in
            var item = item
            item.evidence.id = "e\(index + 1)"
            return item
        }
    }
}

extension [Omission] {
    /// Each once.
    var withoutDoubles: [Omission] {
        var seen: Set<Omission> = []
        return filter { seen.insert($0).inserted }
    }
}

extension [KnownObject] {
    /// Each object once, with all that is known of its containers and its uid.
    var merged: [KnownObject] {
        var order: [String] = []
        var known: [String: KnownObject] = [:]
        for object in self where !object.reference.name.isEmpty {
            let key = "\(object.reference)"
            guard let earlier = known[key] else {
                order.append(key)
                known[key] = object
                continue
            }
            let reference = earlier.reference.uid.isEmpty ? object.reference : earlier.reference
            known[key] = KnownObject(
                reference,
                containers: earlier.containers + object.containers.filter { !earlier.containers.contains($0) })
        }
        return order.compactMap { known[$0] }
    }
}
