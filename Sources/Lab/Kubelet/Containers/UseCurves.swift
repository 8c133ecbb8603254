/// What a program uses over time.
struct UseCurves: Hashable {
    let memory: MemoryCurve
    let cpu: AmountCurve
    let disk: AmountCurve?

    init(_ program: Program) {
        memory = MemoryCurve(program.memory)
        cpu = AmountCurve(program.cpu.use)
        disk = program.disk.map { AmountCurve($0) }
    }
}
