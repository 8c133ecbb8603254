import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// A text as a parser of XML reads it; throws where it is not well-formed.
final class XMLText: NSObject, XMLParserDelegate {
    private(set) var elements: [String] = []
    private(set) var attributes: Set<String> = []

    init(_ text: String) throws {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes values: [String: String]
    ) {
        elements.append(element)
        attributes.formUnion(values.values)
    }
}
