import ModelExchange

extension AnswerFormat {
    /// Asks for the JSON in words, for models that nothing else holds to it.
    var inWords: String {
        """
        Answer with one JSON object and nothing else, no Markdown around it. It conforms to this JSON Schema, its \
        members in the schema's order: \(schema.text)
        """
    }

    /// Puts the words behind a request's instructions.
    func inWords(after instructions: String) -> String {
        instructions.isEmpty ? inWords : instructions + "\n\n" + inWords
    }
}
