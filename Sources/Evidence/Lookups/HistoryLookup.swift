/// Earlier incidents like this one.
struct HistoryLookup {
    let history: (any HistorySource)?

    func readings(_ scene: Scene) -> [Reading] {
        let what = "similar earlier incidents"
        guard history != nil else { return [.refused(what, because: "no history is kept")] }
        return HistoryCollector(history: history).readings(of: scene).map { reading in
            Reading(what) {
                let gathered = try await reading.read()
                return gathered.items.isEmpty
                    ? .without(what, because: "there is none whose outcome is known") : gathered
            }
        }
    }
}
