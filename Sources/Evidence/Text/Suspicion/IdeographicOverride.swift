/// Finds texts that tell to ignore instructions in languages that put no spaces between words, or glue endings to them:
/// Chinese, Japanese, Korean, Turkish.
enum IdeographicOverride {
    /// In bytes of UTF-8: some twenty characters.
    private static let reach = 60

    private static let verbs = ["忽略", "无视", "無視", "忽视", "忽視", "忘记", "忘記", "忘れ", "무시", "잊어", "yok say"]
    private static let instructions = [
        "指令", "指示", "提示", "说明", "說明", "命令", "内容", "规则", "規則", "ルール", "プロンプト", "지시", "명령", "지침", "프롬프트", "규칙", "talimat",
        "kurallar",
    ]
    private static let scopes = [
        "之前", "以前", "先前", "此前", "所有", "全部", "以上", "上述", "上記", "これまで", "すべて", "全て", "이전", "모든", "위의", "önceki", "tüm",
    ]

    static func weight(in text: String) -> Int {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 >= 0x80 }) else { return 0 }
        var best = 0
        for verb in verbs {
            var position = 0
            while best < 70, let found = bytes.range(of: verb, from: position) {
                let near = max(0, found.lowerBound - reach)..<found.upperBound + reach
                if has(instructions, in: bytes, near) { best = max(best, has(scopes, in: bytes, near) ? 70 : 40) }
                // What is nearer has nearly the same around it.
                position = found.upperBound + reach / 2
            }
        }
        return best
    }

    private static func has(_ words: [String], in bytes: [UInt8], _ bounds: Range<Int>) -> Bool {
        words.contains { bytes.range(of: $0, from: bounds.lowerBound, to: bounds.upperBound) != nil }
    }
}
