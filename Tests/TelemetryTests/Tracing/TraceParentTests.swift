import Testing

@testable import Telemetry

@Suite struct TraceParentTests {
    private static let valid = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func `the header is read and written`() throws {
        let context = try #require(TraceParent.context(from: Self.valid))
        #expect("\(context.traceID)" == "0af7651916cd43dd8448eb211c80319c")
        #expect("\(context.spanID)" == "b7ad6b7169203331")
        #expect(context.isSampled)
        #expect(context.isRemote)
        #expect(TraceParent.header(of: context) == Self.valid)
    }

    @Test(arguments: [
        // The flags are bits, and those without a meaning are dropped.
        ("00", "00"), ("01", "01"), ("02", "02"), ("03", "03"), ("ff", "03"), ("fc", "00"),
    ])
    func `flags are read one by one`(received: String, sent: String) throws {
        let context = try #require(TraceParent.context(from: Self.valid.dropLast(2) + received))
        #expect(TraceParent.header(of: context) == Self.valid.dropLast(2) + sent)
    }

    @Test(arguments: [
        ("a version to come, of the same length", "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        ("a version to come, with more", "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what-ever"),
    ])
    func `versions to come are read as far as they are known`(_: String, header: String) throws {
        let context = try #require(TraceParent.context(from: header))
        #expect(TraceParent.header(of: context) == Self.valid)
    }

    @Test(arguments: [
        ("nothing", ""),
        ("too short", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0"),
        ("too long for its version", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x"),
        ("more without a dash", "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01.x"),
        ("the version that there is not", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        ("a version that is no number", "0x-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
        ("a trace of zeros", "00-00000000000000000000000000000000-b7ad6b7169203331-01"),
        ("a span of zeros", "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"),
        ("capital letters", "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01"),
        ("letters beyond f", "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01"),
        ("no dashes", "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01"),
        ("flags that are no number", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0."),
        ("characters of several bytes", "00-0af7651916cd43dd8448eb211c80319ü-b7ad6b7169203331-01"),
    ])
    func `a header that breaks the rules names nothing`(_: String, header: String) {
        #expect(TraceParent.context(from: header) == nil)
    }
}
