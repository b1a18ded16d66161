/// The cases that are answered otherwise than the suite wants; `docs/http.md` gives the reason of each.
enum SuiteDeviation {
    static let names: Set<String> = [
        "gunicorn/valid/005.http", "gunicorn/valid/009.http", "gunicorn/valid/027.http",
        "gunicorn/invalid/003c.http",
        "llhttp/connection.md#No restart when keep-alive is off (1.0) (line 117)",
    ]
}
