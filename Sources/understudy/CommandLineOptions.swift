import CCommandLine
import Glibc
import Support

/// The options and operands of a command, read by the C library's `getopt_long`.
///
/// Options may stand before, between and after the operands; `--` ends them; unambiguous beginnings of names work.
struct CommandLineOptions {
    /// One option that a command knows.
    struct Option {
        let name: String
        let takesValue: Bool
    }

    /// The options in the order they were given, with their values.
    let options: [(name: String, value: String)]
    /// What is left when the options are taken away.
    let operands: [String]

    /// Reads the arguments that follow a command's name.
    init(_ arguments: [String], known: [Option]) throws(CommandError) {
        command_line_reset()
        var found: [(name: String, value: String)] = []
        var storage = unsafe (["understudy"] + arguments).map { unsafe strdup($0) }
        unsafe storage.append(nil)
        // getopt_long reorders the array, so what is freed is remembered apart from it.
        let owned = unsafe storage + known.map { unsafe strdup($0.name) }
        let names = unsafe owned[storage.count...]
        defer { for index in unsafe owned.indices { unsafe free(owned[index]) } }
        var table = unsafe [CCommandLine.option]()
        for (index, option) in known.enumerated() {
            unsafe table.append(
                CCommandLine.option(
                    name: names[storage.count + index], has_arg: option.takesValue ? required_argument : no_argument,
                    flag: nil,
                    val: Int32(256 + index)))
        }
        unsafe table.append(CCommandLine.option(name: nil, has_arg: 0, flag: nil, val: 0))
        let count = unsafe Int32(storage.count - 1)
        while true {
            let before = command_line_next_index()
            let value = unsafe getopt_long(count, &storage, ":", table, nil)
            if value == -1 { break }
            let index = Int(value) - 256
            guard known.indices.contains(index) else {
                let word = unsafe storage[Int(max(before, command_line_next_index() - 1))].map {
                    unsafe String(cString: $0)
                }
                throw Self.fault(at: word ?? "", missingValue: value == Int32(UInt8(ascii: ":")), known: known)
            }
            let argument = unsafe command_line_option_argument().map { unsafe String(cString: $0) } ?? ""
            found.append((known[index].name, argument))
        }
        options = found
        operands = unsafe storage[Int(command_line_next_index())..<Int(count)].compactMap {
            unsafe $0.map { unsafe String(cString: $0) }
        }
    }

    private static func fault(at word: String, missingValue: Bool, known: [Option]) -> CommandError {
        if missingValue { return CommandError("option \(word) needs a value") }
        let name = String(word.drop { $0 == "-" }.prefix { $0 != "=" })
        if known.contains(where: { $0.name == name }) { return CommandError("option --\(name) takes no value") }
        let suggestion = NearestName.find(name, among: known.map(\.name)).map { ", did you mean --\($0)?" } ?? ""
        return CommandError("unknown option \(word)\(suggestion)")
    }
}
