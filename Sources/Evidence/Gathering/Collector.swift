/// Knows what there is to read about one topic.
protocol Collector: Sendable {
    /// The readings for an incident; none where the topic does not apply. Nothing is read yet.
    func readings(of scene: Scene) -> [Reading]
}
