import Foundation
import KubernetesModel
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0.0), ("2026-02-01T03:04:05Z", 1_769_915_045), ("2000-02-29T12:00:00Z", 951_825_600),
        ("2026-02-01T03:04:05.5Z", 1_769_915_045.5), ("2026-02-01T03:04:05.123456789Z", 1_769_915_045.123456),
        ("2026-02-01T05:34:05+02:30", 1_769_915_045), ("2026-01-31T19:04:05-08:00", 1_769_915_045),
        ("1969-12-31T23:59:59Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800),
        ("2016-12-31T23:59:60Z", 1_483_228_800),
    ])
    func `an RFC 3339 time is read`(text: String, seconds: Double) {
        #expect(KubernetesJSON.parseDate(text)?.timeIntervalSince1970 == seconds)
    }

    @Test(arguments: [
        "", "2026", "2026-02-01", "2026-02-01T03:04:05", "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z",
        "2025-02-29T00:00:00Z",
        "2026-02-01T24:00:00Z", "2026-02-01T03:60:05Z", "2026-02-01T03:04:05.Z", "2026-02-01T03:04:05Zx",
        "2026-02-01T03:04:05+1",
        "26-02-01T03:04:05Z", "yesterday",
    ])
    func `what is no time is not read`(text: String) {
        #expect(KubernetesJSON.parseDate(text) == nil)
    }

    @Test func `each day of eight centuries goes out and comes back`() {
        for day in stride(from: -150_000, through: 150_000, by: 1) {
            let date = Date(timeIntervalSince1970: Double(day) * 86400 + 3723)
            let text = KubernetesJSON.format(date)
            #expect(KubernetesJSON.parseDate(text) == date, "\(text)")
        }
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, 1e300, -1e300])
    func `a date beyond the calendar is written all the same`(interval: Double) {
        #expect(KubernetesJSON.parseDate(KubernetesJSON.format(Date(timeIntervalSince1970: interval))) != nil)
    }

    @Test func `a lease has exactly six digits of a second`() throws {
        var lease = Lease()
        lease.metadata.name = "lock"
        lease.spec.renewTime = Date(timeIntervalSince1970: 1_769_915_045)
        lease.spec.acquireTime = Date(timeIntervalSince1970: 1_769_915_045.0625)
        let json = try KubernetesJSON.value(of: lease)
        #expect(json[path: "spec", "renewTime"] == "2026-02-01T03:04:05.000000Z")
        #expect(json[path: "spec", "acquireTime"] == "2026-02-01T03:04:05.062500Z")
        #expect(try KubernetesJSON.decode(Lease.self, from: json) == lease)
    }

    @Test func `a lease without times has none in JSON, and null is none`() throws {
        var lease = Lease()
        lease.spec.holderIdentity = "me"
        #expect(try KubernetesJSON.value(of: lease)["spec"] == ["holderIdentity": "me"])
        let read = try KubernetesJSON.decode(
            Lease.self, from: ["metadata": [:], "spec": ["renewTime": nil, "acquireTime": "2026-02-01T03:04:05Z"]])
        #expect(read.spec.renewTime == nil)
        #expect(read.spec.acquireTime == Date(timeIntervalSince1970: 1_769_915_045))
    }

    @Test func `an event's time may be null, whole or in microseconds`() throws {
        let times: [(JSONValue, Double?)] = [
            (nil, nil), ("2026-02-01T03:04:05Z", 1_769_915_045), ("2026-02-01T03:04:05.250000Z", 1_769_915_045.25),
        ]
        for (text, seconds) in times {
            let event = try KubernetesJSON.decode(Event.self, from: ["metadata": [:], "eventTime": text])
            #expect(event.eventTime?.timeIntervalSince1970 == seconds)
        }
    }

    @Test func `a time of another shape is an error that shows it`() throws {
        #expect(throws: DecodingError.self) {
            try KubernetesJSON.decode(Lease.self, from: ["metadata": [:], "spec": ["renewTime": "soon"]])
        }
    }
}
