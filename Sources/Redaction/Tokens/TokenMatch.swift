/// A vendor's token within a text.
struct TokenMatch {
    var rule: RedactionRule
    var range: Range<Int>
}
