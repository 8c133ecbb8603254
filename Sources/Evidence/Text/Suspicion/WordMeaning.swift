/// What a word may mean in a text that tries to steer a model.
struct WordMeaning: OptionSet, Hashable, Sendable {
    let rawValue: UInt16

    /// Tells to ignore something: in the imperative or infinitive, since logs report in other forms (`ignoring`).
    static let override = WordMeaning(rawValue: 1 << 0)
    /// All of something, or what came before.
    static let scope = WordMeaning(rawValue: 1 << 1)
    /// What a model goes by and little else does: instructions, prompt.
    static let instruction = WordMeaning(rawValue: 1 << 2)
    /// What a model goes by, but programs do as well: rules, policy.
    static let rule = WordMeaning(rawValue: 1 << 3)
    /// Tells to change or give away something.
    static let order = WordMeaning(rawValue: 1 << 4)
    /// What can be changed in a cluster or given away.
    static let object = WordMeaning(rawValue: 1 << 5)
    /// Behind it a sentence begins anew.
    static let conjunction = WordMeaning(rawValue: 1 << 6)

    static let vocabulary: [UInt64: WordMeaning] = {
        var vocabulary: [UInt64: WordMeaning] = [:]
        for (meaning, words) in lists {
            for word in words.split(whereSeparator: \.isWhitespace) {
                vocabulary[PlainWords.key(of: String(word)), default: []].insert(meaning)
            }
        }
        return vocabulary
    }()

    /// English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Polish, Russian, Ukrainian, Arabic,
    /// Hindi. Languages without spaces, and those that glue words together, are looked at otherwise.
    private static let lists: [(WordMeaning, String)] = [
        (
            .override,
            """
            ignore disregard forget override bypass ignoriere ignoriert ignorieren vergiss vergesst missachte ignorez
            ignorer oublie oubliez ignora ignorar ignoren olvida olvide ignorate ignorare dimentica dimenticate
            ignorem esqueça esquece negeer vergeet ignorera glöm zignoruj ignoruj zapomnij игнорируй игнорируйте
            проигнорируй забудь забудьте ігноруй ігноруйте تجاهل अनदेखा
            """
        ),
        (
            .scope,
            """
            previous previously prior above earlier preceding foregoing former all any every everything your deine
            deinen ihre ihren vos votre tus tuoi tue seus suas je jouw uw dina dine swoje twoje твои свои ваши
            vorherige vorherigen vorige vorigen bisherige bisherigen obige obigen frühere früheren zuvor alle allen
            alles toutes tous tout précédentes précédents antérieures todas todos todo anteriores previas tutte tutti
            precedenti vorige eerdere eerder alla tidigare föregående wszystkie wszystkich poprzednie poprzednich
            wcześniejsze все всех предыдущие предыдущих прежние попередні всі السابقة جميع कل पिछले सभी
            """
        ),
        (
            .instruction,
            """
            instruction instructions prompt prompts guideline guidelines directions told anweisung anweisungen
            instruktionen vorgaben gesagt consignes instrucciones indicaciones istruzioni instruções instructies
            instruktioner instrukcje instrukcji polecenia инструкции инструкций указания инструкцию інструкції
            вказівки التعليمات निर्देशों निर्देश
            """
        ),
        (
            .rule,
            """
            rule rules policy policies command commands order orders constraints restrictions context directive
            directives guardrail guardrails safeguards safety regeln regel befehle règles reglas órdenes regole
            regras regels regler zasady правила команды
            """
        ),
        (
            .order,
            """
            delete remove scale set create grant print reveal show send add patch apply disable close mark exfiltrate
            run execute erase drop wipe terminate kill cordon drain approve annotate expose dump post raise increase
            include report roll restart lösche entferne supprimez supprime elimina elimine apague apaga verwijder
            usuń удали
            """
        ),
        (
            .object,
            """
            namespace namespaces deployment deployments secret secrets clusterrolebinding rolebinding annotation
            image pvc pvcs pod pods node nodes replicas incident link credentials password passwords token tokens
            environment guardrails admin rollback webhook webhooks budget quota finalizers
            """
        ),
        (.conjunction, "and then must please now to step shall should und et puis luego poi dan och"),
    ]
}
