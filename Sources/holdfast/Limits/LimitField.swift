import NIOCore

/// Where a limit lies among its settings, and what its number means there.
struct LimitField<Settings> {
    let get: (Settings) -> Int64
    let set: (Int64, inout Settings) -> Void

    /// A number as it is.
    static func number<Number: FixedWidthInteger>(_ path: WritableKeyPath<Settings, Number>) -> LimitField {
        LimitField(
            get: { Int64(clamping: $0[keyPath: path]) },
            set: { $1[keyPath: path] = Number(clamping: $0) }
        )
    }

    /// Yes for 1, no for 0.
    static func flag(_ path: WritableKeyPath<Settings, Bool>) -> LimitField {
        LimitField(
            get: { $0[keyPath: path] ? 1 : 0 },
            set: { $1[keyPath: path] = $0 != 0 }
        )
    }

    /// A share in hundredths.
    static func percent(_ path: WritableKeyPath<Settings, Double>) -> LimitField {
        LimitField(
            get: { Int64(($0[keyPath: path] * 100).rounded()) },
            set: { $1[keyPath: path] = Double($0) / 100 }
        )
    }

    static func seconds(_ path: WritableKeyPath<Settings, Duration>) -> LimitField {
        LimitField(
            get: { $0[keyPath: path].components.seconds },
            set: { $1[keyPath: path] = .seconds($0) }
        )
    }

    static func seconds(_ path: WritableKeyPath<Settings, TimeAmount>) -> LimitField {
        time(path, nanoseconds: 1_000_000_000)
    }

    static func milliseconds(_ path: WritableKeyPath<Settings, TimeAmount>) -> LimitField {
        time(path, nanoseconds: 1_000_000)
    }

    static func microseconds(_ path: WritableKeyPath<Settings, TimeAmount>) -> LimitField {
        time(path, nanoseconds: 1_000)
    }

    /// No limit for 0.
    static func milliseconds(_ path: WritableKeyPath<Settings, TimeAmount?>) -> LimitField {
        LimitField(
            get: { ($0[keyPath: path]?.nanoseconds ?? 0) / 1_000_000 },
            set: { $1[keyPath: path] = $0 == 0 ? nil : .milliseconds($0) }
        )
    }

    private static func time(_ path: WritableKeyPath<Settings, TimeAmount>, nanoseconds unit: Int64) -> LimitField {
        LimitField(
            get: { $0[keyPath: path].nanoseconds / unit },
            set: { $1[keyPath: path] = .nanoseconds($0 * unit) }
        )
    }
}
