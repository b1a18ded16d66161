/// Tells when something changes in some folders, on a small loop of its own.
///
/// What lies in folders below them is not watched, so each of those is named too.
package final class FolderWatch: Sendable {
    private let loop: BackgroundLoop

    /// Makes a watch of no folder.
    ///
    /// - Parameters:
    ///   - quiet: How long nothing may happen before a change is told; a program that writes several files, or one in
    ///     steps, is then told of once.
    ///   - body: Called on a thread of the watch's own.
    /// - Throws: `NetworkError.system` when the system gives no thread or descriptor.
    package init(
        quiet: Duration = .milliseconds(100), _ body: @escaping @Sendable () -> Void
    ) throws(NetworkError) {
        loop = try BackgroundLoop { loop in
            let watched = WatchedFolders(loop: loop, quiet: quiet, body)
            loop.watched = watched
            return watched
        }
    }

    deinit { stop() }

    /// Watches these folders from now on, in place of those before; one that is not there is passed over.
    ///
    /// Then the change is told once, for what happened before.
    package func watch(_ folders: [String]) {
        loop.submit { $0.watched?.watch(folders) }
    }

    /// Watches no more; harmless when called twice.
    package func stop() {
        loop.stop()
    }
}
