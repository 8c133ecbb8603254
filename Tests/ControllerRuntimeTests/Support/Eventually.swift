import Testing

/// Lets other tasks run until a condition holds; records an issue if it does not within ten seconds.
func eventually(
    _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
) async {
    let deadline = ContinuousClock.now + .seconds(10)
    while !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("never came true: \(what)", sourceLocation: sourceLocation)
            return
        }
        await Task.yield()
    }
}
