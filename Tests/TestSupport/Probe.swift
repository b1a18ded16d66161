#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What programs share that tests run beside themselves.
package enum Probe {
    /// Prints a line at once, also where standard output is a pipe.
    package static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = unsafe write(1, bytes, bytes.count)
    }

    /// Lets this process have so many descriptors, as far as the system allows.
    package static func allowDescriptors(_ count: Int) {
        var limit = rlimit()
        #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        unsafe getrlimit(resource, &limit)
        limit.rlim_cur = min(limit.rlim_max, rlim_t(count))
        unsafe setrlimit(resource, &limit)
    }
}
