// Generated from the schema by Proto/generate; changes made here are lost.

/// The entity GroupBuySession, of which the schema has the keys and not the columns.
public enum GroupBuySession: Entity {
    public typealias RawID = UUID
}
