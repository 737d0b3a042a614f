/// Whether a peer's DATA frames carry enough to be worth their handling (CVE-2019-9518). Pure.
///
/// A frame costs ``SessionConfiguration/dataFrameCost`` bytes and pays with its payload, padding left out. What it does not pay
/// is owed; frames that carry more pay it back, and so does the end of a request. An exchange of the smallest messages pays for
/// itself and may go on for ever. Requests that come byte by byte are forgiven as they end: a hundred such frames
/// for each.
struct DataDebt {
    private var owed = 0
    private var emptyInARow = 0

    /// Counts a frame. False if the peer owes too much or has sent too many empty frames in a row.
    mutating func receive(payload byteCount: Int, endsStream: Bool, _ configuration: SessionConfiguration) -> Bool {
        if endsStream {
            emptyInARow = 0
            owed = max(0, owed - configuration.dataForgivenPerRequest)
            return true
        }
        emptyInARow = byteCount == 0 ? emptyInARow + 1 : 0
        owed = max(0, owed + configuration.dataFrameCost - byteCount)
        return owed <= configuration.maximumDataDebt && emptyInARow <= configuration.maximumEmptyDataFrames
    }
}
