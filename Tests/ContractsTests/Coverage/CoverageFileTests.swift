import Contracts
import Testing

struct CoverageFileTests {
    private let record = CoverageFixture.record()

    private func read(_ text: String) throws(CoverageFileError) -> CoverageRecord {
        try CoverageFile.read(Array(text.utf8))
    }

    @Test func theFormIsAsDocumented() throws {
        #expect(CoverageFile.text(of: record) == (try CoverageFixture.golden("notes.jsonl")))
    }

    @Test func whatIsWrittenIsRead() throws {
        #expect(try read(CoverageFile.text(of: record)) == record)
        #expect(try read("") == CoverageRecord())
    }

    @Test func orderAndRepetitionDoNotMatter() throws {
        let lines = CoverageFile.text(of: record).split(separator: "\n")
        let shuffled = [lines[0]] + lines.dropFirst().reversed() + lines.dropFirst()
        let again = try read(shuffled.joined(separator: "\n") + "\n")
        #expect(again == record)
        #expect(CoverageFile.text(of: again) == CoverageFile.text(of: record))
    }

    @Test func aLineThatWasNotWrittenToItsEndIsPassedOver() throws {
        let text = CoverageFile.text(of: record)
        let last = CoverageFile.line(of: CoverageFixture.fact("createNote", 418, "App.T/t()"))
        #expect(try read(text + last.dropLast()) == record)
        #expect(try read(text + last) != record)
        #expect(try read(String(CoverageFile.header.dropLast(3))) == CoverageRecord())
    }

    @Test(arguments: [
        ("{}\n", "1: not a coverage file, expected {\"understudy\":\"coverage\",\"version\":1}"),
        (#"{"understudy":"coverage","version":2}"# + "\n", "1: version 2 of the format, expected 1"),
        (CoverageFile.header + "{\n", "2: expected a JSON object"),
        (CoverageFile.header + "[]\n", "2: expected a JSON object"),
        (
            CoverageFile.header + #"{"contract":"n","operation":"o","status":"200","test":"t"}"# + "\n",
            #"2: expected "contract", "operation", "status" and "test""#
        ),
        (
            CoverageFile.header + "\n" + #"{"contract":"n","operations":[{"id":"o"}]}"# + "\n",
            #"3: expected "contract" and "operations" with id, title and responses"#
        ),
    ])
    func faultsHaveTheirLine(text: String, message: String) {
        do throws(CoverageFileError) {
            _ = try read(text)
            Issue.record("read")
        } catch {
            #expect(error.description == message)
        }
    }
}
