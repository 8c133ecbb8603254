extension UnsafeRawBufferPointer {
    /// Without the carriage return and the spaces that it ends with.
    var trimmingLineEnd: UnsafeRawBufferPointer {
        var end = count
        while end > 0, self[end - 1] <= 0x20 { end -= 1 }
        return end == count ? self : UnsafeRawBufferPointer(rebasing: self[..<end])
    }

    /// Without the time that the API server or a container runtime put before the line.
    var withoutCollectorTime: UnsafeRawBufferPointer {
        let start = LineHeader.behindCollectorTime(in: self, from: 0, to: count)
        return start == 0 ? self : UnsafeRawBufferPointer(rebasing: self[start...])
    }

    /// Whether there is nothing but spaces and control characters.
    var isBlank: Bool {
        for byte in self where byte > 0x20 { return false }
        return true
    }
}
