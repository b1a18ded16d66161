/// Something that owns a handle of an event loop; the loop tells it when it must let go.
package class LoopResource {
    init() {}

    /// Closes the handle, because the loop ends.
    ///
    /// Called on the loop's thread.
    func loopEnds() {}
}
