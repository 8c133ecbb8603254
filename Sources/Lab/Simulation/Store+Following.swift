extension Store {
    /// The changes of all kinds after a revision, in their order. Where some are forgotten, every object of the kind
    /// comes as if it were new.
    func changes(after revision: Int) -> (changes: [ObjectChange], revision: Int) {
        let current = self.revision
        var changes: [(revision: Int, change: ObjectChange)] = []
        for resource in followedResources {
            if let known = self.changes(resource, after: revision, limit: .max) {
                changes += known.filter { $0.revision <= current }.map {
                    ($0.revision, ObjectChange(resource: resource, old: $0.old?.content, new: $0.new?.content))
                }
            } else {
                changes += objects(resource).objects.objects().map {
                    ($0.revision, ObjectChange(resource: resource, old: nil, new: $0.content))
                }
            }
        }
        return (changes.sorted { $0.revision < $1.revision }.map(\.change), current)
    }
}
