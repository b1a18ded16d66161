/// The command-line program.
@main
enum Understudy {
    static func main() {
        print("understudy")
    }
}
