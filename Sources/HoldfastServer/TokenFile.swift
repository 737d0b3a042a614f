import Foundation
public import GRPC

/// Reads the file that says which token stands for which caller.
///
/// It is UTF-8 text with one token a line, `NAME TOKEN`, separated by spaces or tabs. Empty lines and lines that begin with `#` say
/// nothing. A name is 1 to ``maximumNameByteCount`` visible ASCII characters, and may have several tokens, so that one can be
/// replaced while both are taken; a token is 16 to 512 characters out of letters, digits and `-._~+/`, with `=` at the end
/// (RFC 6750 section 2.1), as `openssl rand -base64 32` makes them.
public enum TokenFile {
    public static let maximumNameByteCount = 128
    /// Tokens of a file at most.
    public static let maximumCount = 10_000
    private static let maximumByteCount = 8 * 1024 * 1024

    /// What is wrong with a file. Never shows a token.
    public struct Problem: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    /// Reads the file at `path`. Throws ``Problem``.
    public static func read(_ path: String) throws(Problem) -> BearerTokens {
        guard let content = FileManager.default.contents(atPath: path) else {
            throw Problem(description: "\(path) cannot be read")
        }
        guard content.count <= maximumByteCount, let text = String(validating: content, as: UTF8.self) else {
            throw Problem(description: "\(path) is not a file of tokens")
        }
        do throws(Problem) {
            return try parse(text)
        } catch {
            throw Problem(description: "\(path): \(error)")
        }
    }

    /// The tokens that `text` lists.
    static func parse(_ text: String) throws(Problem) -> BearerTokens {
        var tokens = BearerTokens()
        var count = 0
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let name = words.first, !name.hasPrefix("#") else { continue }
            do throws(Problem) {
                guard words.count == 2 else { throw Problem(description: "expected NAME TOKEN") }
                count += 1
                guard count <= maximumCount else { throw Problem(description: "more than \(maximumCount) tokens") }
                try add(words[1], of: name, to: &tokens)
            } catch {
                throw Problem(description: "line \(index + 1): \(error)")
            }
        }
        // A file without tokens would lock everybody out.
        guard count > 0 else { throw Problem(description: "there is no token in it") }
        return tokens
    }

    private static func add(
        _ token: Substring,
        of name: Substring,
        to tokens: inout BearerTokens
    ) throws(Problem) {
        guard name.utf8.count <= maximumNameByteCount, name.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Problem(description: "a name is 1 to \(maximumNameByteCount) visible ASCII characters")
        }
        do throws(BearerTokens.Refusal) {
            try tokens.add(String(token), of: CallerIdentity(name: String(name)))
        } catch {
            throw Problem(error)
        }
    }
}

extension TokenFile.Problem {
    fileprivate init(_ refusal: BearerTokens.Refusal) {
        description =
            switch refusal {
            case .malformed:
                "a token is \(BearerTokens.minimumByteCount) to \(BearerTokens.maximumByteCount) characters out of letters, "
                    + "digits and -._~+/, with = at the end"
            case .known: "the token is there twice"
            }
    }
}
