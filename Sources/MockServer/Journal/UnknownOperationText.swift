import Contracts
import Support

/// What is said of an operation that no contract has.
enum UnknownOperationText {
    static func text(of name: String, among operations: [Operation]) -> String {
        let known = operations.flatMap { [$0.id, $0.methodAndPath] }
        let hint =
            NearestName.find(name, among: known).map { ", did you mean \"\($0)\"?" }
            ?? "; there are \(operations.prefix(8).map(\.id).joined(separator: ", "))"
            + (operations.count > 8 ? " and \(operations.count - 8) more" : "")
        return "no operation \"\(name)\"\(hint)"
    }
}
