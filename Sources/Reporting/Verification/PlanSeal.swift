// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Foundation
import Planning

/// The checksums in a `plan.json`: of the files written with it (`files`) and, as its last member, of itself.
///
/// They show what was changed later and cannot be computed anew, such as a bound or a sentence. They are no signature:
/// whoever changes a file on purpose can change them as well; that is what the ledger of decisions is for. Seconds of the
/// solve do not count, for they differ from run to run.
struct PlanSeal {
    struct File: Decodable, Hashable {
        let name: String
        let sha256: String
    }

    /// In the order in which they were written.
    let files: [File]
    /// Whether `plan.json` is as it was written.
    let holds: Bool

    private struct Content: Decodable {
        let files: [File]
    }

    /// - Returns: `nil` for a plan of a version that wrote no checksums.
    static func read(_ file: SourceFile) -> PlanSeal? {
        let text = String(decoding: file.bytes, as: UTF8.self)
        let parts = split(text)
        let content: Content
        do {
            content = try JSONDecoder().decode(Content.self, from: Data(file.bytes))
        } catch {
            // Without a list there is nothing to compare; with a checksum of its own, the list is what was changed.
            return parts.map { _ in PlanSeal(files: [], holds: false) }
        }
        return PlanSeal(files: content.files, holds: parts.map { sum(of: $0.body) == $0.sum } ?? false)
    }

    /// The text of a `plan.json` with its checksum as the last member.
    static func sealed(_ text: String) -> String {
        guard text.hasSuffix(end) else { return text }
        let body = String(text.dropLast(end.count))
        return body + start + sum(of: body) + close
    }

    private static let end = "\n}\n"
    private static let start = ",\n  \"sha256\": \""
    private static let close = "\"" + end
    private static let digits = 64

    private static func split(_ text: String) -> (body: String, sum: String)? {
        guard text.hasSuffix(close) else { return nil }
        let rest = text.dropLast(close.count)
        let sum = rest.suffix(digits)
        let body = rest.dropLast(digits)
        guard sum.count == digits, body.hasSuffix(start) else { return nil }
        return (String(body.dropLast(start.count)), String(sum))
    }

    private static func sum(of body: String) -> String { Fingerprint.sha256(Array(withoutSeconds(body).utf8)) }

    /// A quote within a text is escaped, so that the key can be found by its letters.
    private static func withoutSeconds(_ text: String) -> String {
        guard let key = text.range(of: "\"seconds\": ") else { return text }
        let rest = text[key.upperBound...]
        guard let end = rest.firstIndex(where: { ",}\n".contains($0) }) else { return text }
        return String(text[..<key.upperBound]) + String(text[end...])
    }
}
