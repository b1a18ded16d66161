import SourceDocuments
import Support

/// Reads how an answer is brought: `delay`, `dribble`, `bandwidth` and `fault`.
struct DeliveryReader {
    let collector: DiagnosticCollector

    static let keys = ["delay", "dribble", "bandwidth", "fault"]
    private static let distributions = ["uniform", "normal", "lognormal"]

    func read(_ rule: MappingReader) -> Delivery? {
        var delivery = Delivery()
        if let node = rule.optional("delay") { readDelay(node, into: &delivery) }
        delivery.dribble = rule.optional("dribble").flatMap(dribble)
        delivery.bytesPerSecond = rule.optional("bandwidth").flatMap(bandwidth)
        delivery.fault = rule.optional("fault").flatMap(FaultReader(collector: collector).read)
        return delivery.isPlain ? nil : delivery
    }

    private func readDelay(_ node: SourceNode, into delivery: inout Delivery) {
        let keys = node.entries?.map(\.key) ?? []
        guard keys.contains("headers") || keys.contains("body") else {
            delivery.beforeHeaders = distribution(node, subject: "\"delay\"")
            return
        }
        guard let reader = MappingReader(node, subject: "\"delay\"", into: collector) else { return }
        reader.rejectUnknownKeys(allowed: ["headers", "body"])
        delivery.beforeHeaders = reader.optional("headers").flatMap { distribution($0, subject: "\"headers\"") }
        delivery.beforeBody = reader.optional("body").flatMap { distribution($0, subject: "\"body\"") }
    }

    private func distribution(_ node: SourceNode, subject: String) -> DelayDistribution? {
        guard node.entries != nil else {
            return collector.read(node, as: .duration, subject: subject).map { .fixed($0) }
        }
        guard let reader = MappingReader(node, subject: subject, into: collector) else { return nil }
        reader.rejectUnknownKeys(allowed: Self.distributions)
        let named = reader.entries.filter { Self.distributions.contains($0.key) }
        guard named.count == 1, let entry = named.first,
            let values = MappingReader(entry.value, subject: "\"\(entry.key)\"", into: collector)
        else {
            if named.count != 1 {
                collector.error(
                    at: node.location,
                    "\(subject) names \(named.count) distributions, expected a duration or one of "
                        + Self.distributions.joined(separator: ", "), id: "bad-delay")
            }
            return nil
        }
        switch entry.key {
        case "uniform": return uniform(values)
        case "normal": return normal(values)
        default: return lognormal(values)
        }
    }

    private func uniform(_ values: MappingReader) -> DelayDistribution? {
        values.rejectUnknownKeys(allowed: ["min", "max"])
        guard let min = values.required("min", .duration), let max = values.required("max", .duration) else {
            return nil
        }
        guard min <= max else {
            collector.error(at: values.node.location, "\"min\" is longer than \"max\"", id: "bad-delay")
            return nil
        }
        return .uniform(min: min, max: max)
    }

    private func normal(_ values: MappingReader) -> DelayDistribution? {
        values.rejectUnknownKeys(allowed: ["mean", "deviation", "max"])
        guard let mean = values.required("mean", .duration), let deviation = values.required("deviation", .duration)
        else { return nil }
        return .normal(mean: mean, deviation: deviation, max: values.optional("max", .duration))
    }

    private func lognormal(_ values: MappingReader) -> DelayDistribution? {
        values.rejectUnknownKeys(allowed: ["median", "sigma", "max"])
        guard let median = values.required("median", .duration), let sigma = values.required("sigma", .number) else {
            return nil
        }
        guard (0...10).contains(sigma) else {
            collector.error(
                at: values.node.location, "\"sigma\" is \(sigma), expected a number from 0 to 10", id: "bad-delay")
            return nil
        }
        return .lognormal(median: median, sigma: sigma, max: values.optional("max", .duration))
    }

    private func dribble(_ node: SourceNode) -> Dribble? {
        guard let reader = MappingReader(node, subject: "\"dribble\"", into: collector) else { return nil }
        reader.rejectUnknownKeys(allowed: ["chunks", "over"])
        guard let chunks = reader.required("chunks", .integer(in: 1...1_000_000)),
            let duration = reader.required("over", .duration)
        else { return nil }
        return Dribble(chunks: chunks, duration: duration)
    }

    private func bandwidth(_ node: SourceNode) -> Int? {
        guard let text = collector.read(node, as: .string, subject: "\"bandwidth\"") else { return nil }
        if text.hasSuffix("/s"), let size = try? ByteSize(String(text.dropLast(2))), size.bytes > 0 {
            return size.bytes
        }
        collector.error(
            at: node.location, "\"bandwidth\" is \"\(text)\", expected a size a second such as 4KB/s",
            id: "bad-bandwidth")
        return nil
    }
}
