internal import CUV

/// Conversions among libuv's handle types, whose common members stand first in each.
enum UVHandle {
    static func of<Handle>(_ handle: UnsafeMutablePointer<Handle>) -> UnsafeMutablePointer<uv_handle_t> {
        unsafe UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_handle_t.self)
    }

    static func stream(_ handle: UnsafeMutablePointer<uv_tcp_t>) -> UnsafeMutablePointer<uv_stream_t> {
        unsafe UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_stream_t.self)
    }

    /// The handle's descriptor, or -1.
    static func descriptor(_ handle: UnsafeMutablePointer<uv_tcp_t>) -> Int32 {
        var descriptor: Int32 = -1
        return unsafe uv_fileno(of(handle), &descriptor) == 0 ? descriptor : -1
    }
}
