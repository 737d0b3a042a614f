// Generated from the schema by Proto/generate; changes made here are lost.

/// The entity Order, of which the schema has the keys and not the columns.
public enum Order: Entity {
    public typealias RawID = UUID
}
