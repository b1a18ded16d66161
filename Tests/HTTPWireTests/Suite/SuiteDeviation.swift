/// The cases that are answered otherwise than the suite wants; `docs/http.md` gives the reason of each.
enum SuiteDeviation {
    static let names: Set<String> = [
        "gunicorn/valid/005.http",
        "gunicorn/valid/009.http",
        "gunicorn/valid/027.http",
        "gunicorn/valid/040.http",
        "gunicorn/valid/099.http",
        "gunicorn/invalid/003c.http",
        "llhttp/connection.md#No restart when keep-alive is off (1.0) (line 83)",
        "llhttp/content-length.md#Content-Length reset when no body is received (line 446)",
        "llhttp/invalid.md#HTTP protocol and ANNOUNCE method (line 68)",
        "llhttp/invalid.md#Invalid method (line 358)",
        "llhttp/method.md#M-SEARCH request (line 137)",
        "llhttp/sample.md#No HTTP version (line 316)",
        "llhttp/transfer-encoding.md#POST with `chunked` as last transfer-encoding (line 753)",
        "llhttp/transfer-encoding.md#POST with `chunked` as last transfer-encoding (multiple headers) (line 795)",
        "llhttp/uri.md#Fragment in URI (line 167)",
    ]
}
