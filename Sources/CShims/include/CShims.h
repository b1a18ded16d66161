// C wrappers for libuv and OpenSSL interfaces that Swift cannot import: variadic functions and function-like macros.
#ifndef UNDERSTUDY_CSHIMS_H
#define UNDERSTUDY_CSHIMS_H

#include <stdint.h>

// OpenSSL's types by their tags, so that this header declares nothing that the COpenSSL module declares too.
struct bio_st;
struct evp_pkey_st;
struct ssl_ctx_st;
struct x509_st;

/// The bytes that the kernel holds for the socket's peer and has no acknowledgement for, or -1 (ioctl is variadic).
int understudy_unacknowledged_byte_count(int descriptor);

/// A new descriptor that becomes readable at the moment it is set to, or -1 where the system has none (its header is
/// not part of Swift's Glibc).
int understudy_open_alarm(void);

/// Sets such a descriptor to a moment of the monotonic clock in nanoseconds, or to none when that is 0; from here on it
/// is not readable until then. 1 on success.
int understudy_set_alarm(int descriptor, uint64_t moment);

/// Asks the kernel to run the calling thread in short slices, and in return soon after each time it wakes up; 1 where
/// it may (syscall is variadic).
int understudy_prefer_short_slices(void);

/// Asks the kernel for that signal when the thread ends that started this process; 1 where it can (prctl is variadic).
int understudy_signal_on_parent_end(int signal);

/// A new P-256 key, or NULL (EVP_EC_gen is a macro over a variadic function).
struct evp_pkey_st *understudy_make_p256_key(void);

/// Adds an extension in the notation of OpenSSL's configuration files; 1 on success.
int understudy_add_extension(struct x509_st *certificate, struct x509_st *issuer, int identifier, const char *value);

/// Prepares a server context: TLS 1.2 at least, buffers of idle connections released, partial writes, a moving write
/// buffer, no cache of sessions (tickets need none), no renegotiation, no compression, closing without close_notify
/// allowed; 1 on success.
int understudy_prepare_server_context(struct ssl_ctx_st *context);

/// Adds a certificate of the chain, whose ownership passes to the context on success; 1 on success.
int understudy_add_chain_certificate(struct ssl_ctx_st *context, struct x509_st *certificate);

/// Makes reading an empty memory BIO mean "try again" in place of "end of file".
void understudy_set_empty_means_retry(struct bio_st *bio);

/// The bytes that wait in a memory BIO.
long understudy_pending_byte_count(struct bio_st *bio);

#endif
