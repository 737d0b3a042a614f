/// Holds the tables of entities for the one `Commerce` that owns it, and for those who look for rows in them: to hand on all tables by
/// value would count a reference to each.
final class EntityBox {
    var entities: Entities
    /// Whether the command may have changed something.
    var isTouched = false

    init(_ entities: Entities = Entities()) {
        self.entities = entities
    }
}
