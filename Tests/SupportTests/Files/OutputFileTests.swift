import Foundation
import Support
import Testing

@Suite struct OutputFileTests {
    @Test func writesBytesAndLines() throws {
        let pipe = Pipe()
        let output = OutputFile(descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "a pipe")
        try output.write([0, 0xFF])
        output.write(line: "é")
        try pipe.fileHandleForWriting.close()
        #expect(try pipe.fileHandleForReading.readToEnd() == Data([0, 0xFF, 0xC3, 0xA9, 0x0A]))
        #expect(!output.isTerminal)
    }

    @Test func writesMoreThanAPipeHolds() async throws {
        let pipe = Pipe()
        let output = OutputFile(descriptor: pipe.fileHandleForWriting.fileDescriptor, name: "a pipe")
        let bytes = [UInt8](repeating: 7, count: 1 << 20)
        async let written: Void = Task.detached {
            try output.write(bytes)
            try pipe.fileHandleForWriting.close()
        }.value
        let count = try pipe.fileHandleForReading.readToEnd()?.count
        try await written
        #expect(count == bytes.count)
    }

    @Test func saysWhyItCannotWrite() {
        let output = OutputFile(descriptor: -1, name: "nothing")
        let error = #expect(throws: FileError.self) { try output.write([1]) }
        #expect(error?.description == "cannot write nothing: Bad file descriptor")
        output.write(line: "nobody hears")
    }
}
