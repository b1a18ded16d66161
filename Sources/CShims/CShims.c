#include "CShims.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#if defined(__linux__)
#include <linux/sockios.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>
#endif

int understudy_unacknowledged_byte_count(int descriptor) {
    int count = 0;
#if defined(__linux__)
    if (ioctl(descriptor, SIOCOUTQ, &count) != 0) return -1;
#else
    socklen_t size = sizeof count;
    if (getsockopt(descriptor, SOL_SOCKET, SO_NWRITE, &count, &size) != 0) return -1;
#endif
    return count;
}

int understudy_open_alarm(void) {
#if defined(__linux__)
    return timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
#else
    return -1;
#endif
}

int understudy_set_alarm(int descriptor, uint64_t moment) {
#if defined(__linux__)
    const uint64_t second = 1000000000;
    struct itimerspec setting = {
        .it_value = {.tv_sec = (time_t)(moment / second), .tv_nsec = (long)(moment % second)}};
    return timerfd_settime(descriptor, TFD_TIMER_ABSTIME, &setting, NULL) == 0;
#else
    (void)descriptor;
    (void)moment;
    return 0;
#endif
}

int understudy_prefer_short_slices(void) {
#if defined(__linux__) && defined(SYS_sched_getattr) && defined(SYS_sched_setattr)
    // As the kernel has it; only some versions of glibc declare it.
    struct {
        uint32_t size;
        uint32_t policy;
        uint64_t flags;
        int32_t nice;
        uint32_t priority;
        uint64_t runtime, deadline, period;
    } attributes = {.size = sizeof attributes};
    if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0) return 0;
    if (attributes.policy != SCHED_OTHER) return 0;
    // The length of a slice in nanoseconds, the least that the kernel takes; versions before 6.12 have no such choice.
    attributes.runtime = 100000;
    return syscall(SYS_sched_setattr, 0, &attributes, 0) == 0;
#else
    return 0;
#endif
}

int understudy_signal_on_parent_end(int signal) {
#if defined(__linux__)
    return prctl(PR_SET_PDEATHSIG, (unsigned long)signal, 0, 0, 0) == 0;
#else
    (void)signal;
    return 0;
#endif
}

EVP_PKEY *understudy_make_p256_key(void) {
    return EVP_EC_gen("P-256");
}

int understudy_add_extension(X509 *certificate, X509 *issuer, int identifier, const char *value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, identifier, value);
    if (extension == NULL) return 0;
    int added = X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    return added;
}

int understudy_prepare_server_context(SSL_CTX *context) {
    SSL_CTX_set_mode(
        context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    // Many clients close without close_notify; HTTP's own framing shows whether something is missing.
    SSL_CTX_set_options(
        context, SSL_OP_NO_RENEGOTIATION | SSL_OP_IGNORE_UNEXPECTED_EOF | SSL_OP_NO_COMPRESSION);
    return SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
}

int understudy_add_chain_certificate(SSL_CTX *context, X509 *certificate) {
    return (int)SSL_CTX_add0_chain_cert(context, certificate);
}

void understudy_set_empty_means_retry(BIO *bio) {
    BIO_set_mem_eof_return(bio, -1);
}

long understudy_pending_byte_count(BIO *bio) {
    return BIO_pending(bio);
}
