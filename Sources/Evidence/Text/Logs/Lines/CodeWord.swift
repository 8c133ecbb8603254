/// Words behind which a short number is a code that says something: `status 503`, `exit code 137`.
enum CodeWord {
    private static let words = WordSet(
        "status code exit errno signal statuscode status_code exitcode exit_code exited http")

    /// Whether a word is one of them, in any case.
    static func isOne(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Bool {
        4...11 ~= end - start && words.contains(bytes, start, end)
    }
}
