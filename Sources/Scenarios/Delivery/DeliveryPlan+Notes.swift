import Support

extension DeliveryPlan {
    /// What log lines say of it, such as `delayed 80ms` and `fault reset at body+120`.
    package var notes: [String] {
        var notes: [String] = []
        let delay = beforeHeaders + beforeBody
        if delay > .zero { notes.append("delayed \(Durations.text(delay))") }
        if let dribble { notes.append("\(dribble.chunks) chunks over \(Durations.text(dribble.duration))") }
        if let bytesPerSecond { notes.append("\(bytesPerSecond) B/s") }
        if let fault { notes.append("fault \(fault)") }
        return notes
    }
}
