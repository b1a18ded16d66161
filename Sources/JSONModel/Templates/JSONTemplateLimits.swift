/// What compiling and rendering a template may cost; beyond that they end with an error.
package struct JSONTemplateLimits: Hashable, Sendable {
    /// How many nodes, operations and loop turns one rendering may take.
    package var steps: Int
    /// How large one result may be: a unit for each value, and one for each byte of its strings.
    package var size: Int
    /// How deep templates and expressions may nest.
    package var depth: Int

    /// Makes limits; those left out are generous for bodies that people write.
    package init(steps: Int = 1_000_000, size: Int = 16_777_216, depth: Int = 250) {
        self.steps = steps
        self.size = size
        self.depth = depth
    }
}
