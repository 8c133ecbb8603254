extension String {
    /// The text without what could steer a terminal: workloads write messages, and people read them there. A line break
    /// becomes a space.
    var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.compactMap { scalar in
                    switch scalar.properties.generalCategory {
                    case .lineSeparator, .paragraphSeparator: " "
                    case .control: scalar == "\n" || scalar == "\t" ? " " : nil
                    // Reordering marks and their like can make a text read as another.
                    case .format, .surrogate, .privateUse, .unassigned: nil
                    default: scalar
                    }
                }))
    }
}
