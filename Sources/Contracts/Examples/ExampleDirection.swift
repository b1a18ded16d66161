/// The way that an example travels.
package enum ExampleDirection: Sendable, Hashable {
    case request, response
}
