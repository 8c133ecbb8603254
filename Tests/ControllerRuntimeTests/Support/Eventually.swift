import Testing

/// Lets other tasks run until a condition holds; records an issue if it does not within half a minute, which a machine
/// that does much else at once may need.
func eventually(
    _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation, _ condition: () -> Bool
) async {
    let deadline = ContinuousClock.now + .seconds(30)
    var looks = 0
    while !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("never came true: \(what)", sourceLocation: sourceLocation)
            return
        }
        looks += 1
        // Now and then in earnest, since whoever only yields keeps the others from the processor.
        if looks.isMultiple(of: 20) { try? await Task.sleep(for: .milliseconds(1)) } else { await Task.yield() }
    }
}
