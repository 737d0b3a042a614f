import Foundation
import LMDB
import Platform
import Testing

/// An environment in a directory of its own, removed with it.
private func withEnvironment(
    mapSize: Int = 1 << 20,
    _ body: (Environment) throws -> Void
) throws {
    let path = NSTemporaryDirectory() + "lmdb-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(try Environment(path: path, mapSize: mapSize, maximumDatabases: 4))
}

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite("LMDB")
struct LMDBTests {
    @Test("what one transaction puts the next reads")
    func putAndGet() throws {
        try withEnvironment { environment in
            let database = try environment.write { transaction in
                let database = try transaction.openDatabase(named: "rows", .create)
                try transaction.put(bytes("a").span.memory, bytes("one").span.memory, in: database)
                try transaction.put(bytes("b").span.memory, byteCount: 8, in: database) { output in
                    output.append(integer: 42 as UInt64)
                }
                return database
            }
            try environment.read { transaction in
                let one = try transaction.get(bytes("a").span.memory, in: database) { $0.copied() }
                #expect(one == bytes("one"))
                let number = try transaction.get(bytes("b").span.memory, in: database) {
                    $0.load(at: 0, as: UInt64.self)
                }
                #expect(number == 42)
                let none = try transaction.get(bytes("c").span.memory, in: database) { $0.byteCount }
                #expect(none == nil)
                #expect(try transaction.statistics(of: database).entryCount == 2)
            }
        }
    }

    @Test("a throw takes everything back that the transaction did")
    func abort() throws {
        struct Reason: Error {}
        try withEnvironment { environment in
            let database = try environment.write { try $0.openDatabase(named: nil) }
            #expect(throws: Reason.self) {
                try environment.write { transaction in
                    try transaction.put(bytes("a").span.memory, bytes("1").span.memory, in: database)
                    throw Reason()
                }
            }
            let count = try environment.read { try $0.statistics(of: database).entryCount }
            #expect(count == 0)
        }
    }

    @Test("a reader goes on seeing the state it began with")
    func isolation() throws {
        try withEnvironment { environment in
            let database = try environment.write { transaction in
                let database = try transaction.openDatabase(named: nil)
                try transaction.put(bytes("a").span.memory, bytes("1").span.memory, in: database)
                return database
            }
            try environment.read { reader in
                try environment.write { try $0.put(bytes("a").span.memory, bytes("2").span.memory, in: database) }
                let value = try reader.get(bytes("a").span.memory, in: database) { $0.copied() }
                #expect(value == bytes("1"))
            }
        }
    }

    @Test("a cursor visits keys in both directions, from either end and from a key")
    func cursor() throws {
        try withEnvironment { environment in
            let keys = ["b", "d", "f"].map(bytes)
            let database = try environment.write { transaction in
                let database = try transaction.openDatabase(named: nil)
                for key in keys { try transaction.put(key.span.memory, key.span.memory, in: database, .append) }
                return database
            }
            try environment.read { transaction in
                try transaction.withCursor(in: database) { cursor in
                    var seen: [[UInt8]] = []
                    var found = try cursor.move(to: .first)
                    while found {
                        seen.append(cursor.withEntry { key, _ in key.copied() })
                        found = try cursor.move(to: .next)
                    }
                    #expect(seen == keys)
                    #expect(try cursor.seek(atOrAfter: bytes("c").span.memory))
                    #expect(cursor.withEntry { key, _ in key.copied() } == bytes("d"))
                    #expect(try cursor.move(to: .previous))
                    #expect(cursor.withEntry { key, _ in key.copied() } == bytes("b"))
                    #expect(try cursor.seek(to: bytes("c").span.memory) == false)
                    #expect(try cursor.seek(atOrAfter: bytes("g").span.memory) == false)
                }
            }
        }
    }

    @Test("a writing cursor replaces with another length and deletes in passing")
    func writingCursor() throws {
        try withEnvironment { environment in
            let database = try environment.write { transaction in
                let database = try transaction.openDatabase(named: nil)
                for key in ["a", "b", "c"] {
                    try transaction.put(bytes(key).span.memory, bytes("short").span.memory, in: database)
                }
                try transaction.withCursor(in: database) { cursor in
                    #expect(try cursor.seek(to: bytes("b").span.memory))
                    let long = [UInt8](repeating: 7, count: 9000)
                    try cursor.put(bytes("b").span.memory, byteCount: long.count, .current) { output in
                        output.append(copying: long.span.memory)
                    }
                    #expect(try cursor.seek(to: bytes("a").span.memory))
                    try cursor.delete()
                }
                return database
            }
            try environment.read { transaction in
                let entryCount = try transaction.statistics(of: database).entryCount
                #expect(entryCount == 2)
                let count = try transaction.get(bytes("b").span.memory, in: database) { $0.byteCount }
                #expect(count == 9000)
            }
        }
    }

    @Test("integer keys are in the order of the numbers, and an append out of order is an error")
    func integerKeys() throws {
        try withEnvironment { environment in
            try environment.write { transaction in
                let database = try transaction.openDatabase(named: "numbers", [.create, .integerKeys])
                for number in [1, 256, 257] as [UInt64] {
                    let key: InlineArray<1, UInt64> = [number]
                    try transaction.put(key.span.memory, bytes("x").span.memory, in: database, .append)
                }
                let earlier: InlineArray<1, UInt64> = [255]
                let error = #expect(throws: LMDBError.self) {
                    try transaction.put(earlier.span.memory, bytes("x").span.memory, in: database, .append)
                }
                #expect(error == LMDBError(code: LMDBError.keyExists, function: "mdb_put"))
            }
        }
    }

    @Test("a full map is an error with LMDB's code and the function's name, and nothing is stored")
    func mapFull() throws {
        try withEnvironment(mapSize: 64 << 10) { environment in
            let database = try environment.write { try $0.openDatabase(named: nil) }
            let error = #expect(throws: LMDBError.self) {
                try environment.write { transaction in
                    for number in 0..<100 as Range<UInt64> {
                        let key: InlineArray<1, UInt64> = [number]
                        let value = [UInt8](repeating: 1, count: 4000)
                        try transaction.put(key.span.memory, value.span.memory, in: database)
                    }
                }
            }
            #expect(error?.code == LMDBError.mapFull)
            #expect(error?.function == "mdb_put")
            let count = try environment.read { try $0.statistics(of: database).entryCount }
            #expect(count == 0)
        }
    }

    @Test("a database that is not there, and a directory that is not there, are errors")
    func missing() throws {
        try withEnvironment { environment in
            let error = #expect(throws: LMDBError.self) {
                try environment.read { _ = try $0.openDatabase(named: "none") }
            }
            #expect(error?.code == LMDBError.notFound)
        }
        let error = #expect(throws: LMDBError.self) { _ = try Environment(path: "/nowhere/at/all", mapSize: 1 << 20) }
        #expect(error?.function == "mdb_env_open")
    }
}
