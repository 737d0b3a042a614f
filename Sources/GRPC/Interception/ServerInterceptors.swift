/// The interceptors of one event loop, by what they want to hear of.
struct ServerInterceptors {
    let ofBegins: [any ServerInterceptor]
    let ofSuccesses: [any ServerInterceptor]
    let ofFailures: [any ServerInterceptor]

    init(_ interceptors: [any ServerInterceptor]) {
        ofBegins = interceptors.filter { $0.interest.contains(.begins) }
        ofSuccesses = interceptors.filter { $0.interest.contains(.successes) }
        ofFailures = interceptors.filter { $0.interest.contains(.failures) }
    }
}
