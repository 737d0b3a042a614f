// Generated from holdfast/v1/change.proto by Proto/generate; changes made here are lost.

import CGRPCProto
import CHoldfastProto
import CProtobufC
import HoldfastMessages
import Protobuf

extension DeletedRow: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__deleted_row__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.entity.rawValue != 0 {
            writer.tag(0x8)
            writer.varint(Int64(self.entity.rawValue))
        }
        if !self.key.isEmpty {
            writer.tag(0x12)
            writer.string(self.key)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.key.utf8.count
        return count
    }
}

extension DeletedRow {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__DeletedRow>, _ reading: inout MessageReading) {
        unsafe self.init(
            entity: EntityKind(raw.pointee.f_entity, "entity", &reading),
            key: raw.pointee.f_key.string("key", &reading)
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__DeletedRow>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}

extension Change: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__change__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        switch self.change {
        case .row(let value):
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case .deleted(let value):
            writer.tag(0x12)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        case nil: break
        }
        if self.commitSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.commitSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        switch self.change {
        case .row(let value): count += value.maximumEncodedByteCount
        case .deleted(let value): count += value.maximumEncodedByteCount
        default: break
        }
        return count
    }
}

extension Change {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__Change>, _ reading: inout MessageReading) {
        let changeChoice: Change? =
            switch unsafe raw.pointee.o_change_case.rawValue {
            case 1: unsafe .row(EntityRow(raw.pointee.f_row, "row", &reading))
            case 2: unsafe .deleted(DeletedRow(raw.pointee.f_deleted, "deleted", &reading))
            default: nil
            }
        unsafe self.init(
            change: changeChoice,
            commitSeq: raw.pointee.f_commit_seq
        )
    }

    /// Reads the struct of a field; its absence is a violation.
    init(
        _ raw: UnsafeMutablePointer<Holdfast__V1__Change>?,
        _ field: @autoclosure () -> String,
        _ reading: inout MessageReading
    ) {
        guard let raw = unsafe raw else {
            reading.note(field(), "is required")
            self.init()
            return
        }
        let known = reading.violations.count
        unsafe self.init(raw, &reading)
        if reading.violations.count > known { reading.nest(from: known, in: field()) }
    }
}

extension ListChangesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_changes_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.afterSeq != 0 {
            writer.tag(0x8)
            writer.varint(self.afterSeq)
        }
        if !self.entities.isEmpty {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: self.entities.count * 10) { writer in
                for value in self.entities { writer.varint(Int64(value.rawValue)) }
            }
        }
        if self.pageSize != 0 {
            writer.tag(0x18)
            writer.varint(Int64(self.pageSize))
        }
        if !self.pageToken.isEmpty {
            writer.tag(0x22)
            writer.string(self.pageToken)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 34
        count += self.entities.count * 11
        count += self.pageToken.utf8.count
        return count
    }
}

extension ListChangesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListChangesRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            afterSeq: raw.pointee.f_after_seq,
            entities: readRepeated(raw.pointee.f_entities, raw.pointee.n_f_entities) {
                EntityKind($0, "entities[\($1)]", &reading)
            },
            pageSize: raw.pointee.f_page_size,
            pageToken: raw.pointee.f_page_token.string("page_token", &reading)
        )
    }
}

extension ListChangesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__list_changes_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.changes {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if !self.nextPageToken.isEmpty {
            writer.tag(0x12)
            writer.string(self.nextPageToken)
        }
        if self.resumeSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.resumeSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 23
        count += self.changes.count * 6
        for element in self.changes { count += element.maximumEncodedByteCount }
        count += self.nextPageToken.utf8.count
        return count
    }
}

extension ListChangesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__ListChangesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            changes: readRepeated(raw.pointee.f_changes, raw.pointee.n_f_changes) {
                unsafe Change($0, "changes[\($1)]", &reading)
            },
            nextPageToken: raw.pointee.f_next_page_token.string("next_page_token", &reading),
            resumeSeq: raw.pointee.f_resume_seq
        )
    }
}

extension WatchChangesRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__watch_changes_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if let value = self.afterSeq {
            writer.tag(0x8)
            writer.varint(value)
        }
        if !self.entities.isEmpty {
            writer.tag(0x12)
            writer.delimited(maximumByteCount: self.entities.count * 10) { writer in
                for value in self.entities { writer.varint(Int64(value.rawValue)) }
            }
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.entities.count * 11
        return count
    }
}

extension WatchChangesRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__WatchChangesRequest>, _ reading: inout MessageReading) {
        unsafe self.init(
            afterSeq: raw.pointee.o_after_seq_case.rawValue == 1 ? raw.pointee.f_after_seq : nil,
            entities: readRepeated(raw.pointee.f_entities, raw.pointee.n_f_entities) {
                EntityKind($0, "entities[\($1)]", &reading)
            }
        )
    }
}

extension WatchChangesResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__watch_changes_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        for value in self.changes {
            writer.tag(0xA)
            writer.delimited(maximumByteCount: value.maximumEncodedByteCount) { value.write(to: &$0) }
        }
        if self.resumeSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.resumeSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        var count = 17
        count += self.changes.count * 6
        for element in self.changes { count += element.maximumEncodedByteCount }
        return count
    }
}

extension WatchChangesResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__WatchChangesResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            changes: readRepeated(raw.pointee.f_changes, raw.pointee.n_f_changes) {
                unsafe Change($0, "changes[\($1)]", &reading)
            },
            resumeSeq: raw.pointee.f_resume_seq
        )
    }
}

extension GetWatermarkRequest: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_watermark_request__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
    }

    public var maximumEncodedByteCount: Int {
        0
    }
}

extension GetWatermarkRequest {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetWatermarkRequest>, _ reading: inout MessageReading) {
        self.init()
    }
}

extension GetWatermarkResponse: ProtobufMessage {
    public static func decode(
        _ bytes: Span<UInt8>,
        in arena: borrowing Arena,
        reading: inout MessageReading
    ) throws(DecodeError) -> Self {
        let raw = unsafe try arena.unpack(bytes, holdfast__v1__get_watermark_response__unpack)
        return unsafe Self(raw, &reading)
    }

    /// Appends the fields.
    public func write(to writer: inout MessageWriter) {
        if self.durableSeq != 0 {
            writer.tag(0x8)
            writer.varint(self.durableSeq)
        }
        if self.foldedSeq != 0 {
            writer.tag(0x10)
            writer.varint(self.foldedSeq)
        }
        if self.oldestSeq != 0 {
            writer.tag(0x18)
            writer.varint(self.oldestSeq)
        }
    }

    public var maximumEncodedByteCount: Int {
        33
    }
}

extension GetWatermarkResponse {
    /// Reads the struct; each field at fault is noted and gets its zero value.
    init(_ raw: UnsafeMutablePointer<Holdfast__V1__GetWatermarkResponse>, _ reading: inout MessageReading) {
        unsafe self.init(
            durableSeq: raw.pointee.f_durable_seq,
            foldedSeq: raw.pointee.f_folded_seq,
            oldestSeq: raw.pointee.f_oldest_seq
        )
    }
}
