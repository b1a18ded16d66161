import JSONModel
import Testing

@testable import ContractTesting

struct EvidenceTimelineTests {
    @Test func everyExchangeHasALine() {
        let lines = EvidenceTimeline.lines(of: [
            [
                "time": "2024-01-01T00:00:00.000Z", "outcome": "answered", "status": 201, "rule": "documented#create",
                "modifiers": ["slow#all"], "delay": 1.5, "request": ["method": "POST", "target": "/notes"],
            ],
            [
                "time": "2024-01-01T00:15:00.000Z", "outcome": "brokenOff", "status": 200, "rule": "broken#reset",
                "fault": "reset at body+1", "request": ["method": "GET", "target": "/notes"],
            ],
            [
                "time": "2024-01-01T00:15:00.020Z", "outcome": "answered", "status": 404,
                "remark": "GET /ntoes matches no operation.\n  closest: …",
                "request": ["method": "GET", "target": "/ntoes"],
            ], ["time": "2024-01-01T00:16:00.000Z", "outcome": "pending"],
        ])
        #expect(
            lines == [
                "2024-01-01T00:00:00.000Z  +0s  POST /notes  → 201  slow#all  documented#create  delayed 1.5s",
                "2024-01-01T00:15:00.000Z  +15m  GET /notes  → 200  broken#reset  fault reset at body+1  brokenOff",
                "2024-01-01T00:15:00.020Z  +900.02s  GET /ntoes  → 404  (GET /ntoes matches no operation.)",
                "2024-01-01T00:16:00.000Z  +16m  no request  → no answer  pending",
            ])
    }

    @Test func nothingIsALineToo() {
        #expect(EvidenceTimeline.lines(of: []) == ["no request arrived"])
    }
}
