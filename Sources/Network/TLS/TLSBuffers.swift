/// The buffers that the TLS sessions of one loop share; the bytes in them last for one call.
@safe
final class TLSBuffers {
    let plaintext: UnsafeMutableRawBufferPointer
    let ciphertext: UnsafeMutableRawBufferPointer

    init() {
        unsafe plaintext = .allocate(byteCount: TLSSession.recordSize, alignment: 16)
        unsafe ciphertext = .allocate(byteCount: 4 * TLSSession.recordSize, alignment: 16)
    }

    deinit {
        unsafe plaintext.deallocate()
        unsafe ciphertext.deallocate()
    }
}
