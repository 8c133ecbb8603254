extension StackTrace {
    /// The trace within a size: all that went wrong, and of the frames as many as fit, those next to it first.
    public func shortened(to maximumBytes: Int) -> String {
        guard text.utf8.count > maximumBytes else { return text }
        for frames in [12, 6, 3, 1] {
            let shortened = keeping(frames)
            if shortened.utf8.count <= maximumBytes { return shortened }
        }
        return MiddleCut(keeping(1), to: maximumBytes).text
    }

    /// Keeps some frames at the top of each run of them, and at the bottom one less than half as many.
    private func keeping(_ frames: Int) -> String {
        var output: [Substring] = []
        var run: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            if isFrame(line) {
                run.append(line)
            } else {
                append(run, keeping: frames, to: &output)
                run = []
                output.append(line)
            }
        }
        append(run, keeping: frames, to: &output)
        return output.joined(separator: "\n") + "\n"
    }

    private func append(_ run: [Substring], keeping frames: Int, to output: inout [Substring]) {
        let bottom = (frames - 1) / 2
        guard run.count > frames + bottom + 1 else {
            output += run
            return
        }
        output += run.prefix(frames)
        output.append("\t... \(run.count - frames - bottom) lines ...")
        output += run.suffix(bottom)
    }

    /// What is indented, and is no cause.
    private func isFrame(_ line: Substring) -> Bool {
        guard let first = line.unicodeScalars.first, first == " " || first == "\t" else { return false }
        let rest = line.drop { $0 == " " || $0 == "\t" }
        return !rest.hasPrefix("Caused by:") && !rest.hasPrefix("--->")
    }
}
