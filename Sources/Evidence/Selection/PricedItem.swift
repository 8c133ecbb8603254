import Incidents

/// An item of evidence with what it costs in a prompt.
struct PricedItem {
    private(set) var item: DossierItem
    /// In hundredths of a token, the head line included.
    private(set) var cost: Int
    private(set) var isCut = false

    init(_ item: DossierItem) {
        self.item = item
        cost = DossierText.cost(of: item)
    }

    /// The item with the middle of its text cut out so that it costs no more than so much, or nil where its head line
    /// alone costs more.
    func cut(to most: Int) -> PricedItem? {
        guard cost > most else { return self }
        var cut = self
        cut.isCut = true
        var bytes = item.evidence.text.utf8.count
        // Texts are not equally dense everywhere, so a cut one is measured anew.
        for _ in 0..<12 {
            bytes = min(bytes * most / max(cut.cost, 1), bytes * 9 / 10)
            guard bytes > 0 else { return nil }
            cut.item.evidence.text = MiddleCut(item.evidence.text, to: bytes).text
            cut.cost = DossierText.cost(of: cut.item)
            if cut.cost <= most { return cut }
        }
        return nil
    }
}
