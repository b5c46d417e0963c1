// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be said of a YAML file from its bytes before the parser sees it. The parser follows aliases and brackets
/// without a limit, so a file that would hurt has to be refused here.
struct YAMLSurvey {
    enum Problem: Hashable {
        case lineTooLong
        case tooDeep
        case tooManyAliases
    }

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The first thing beyond the limits of ``YAMLReader`` and its offset.
    var problem: (problem: Problem, offset: Int)? {
        if let offset = deepPlace { return (.tooDeep, offset) }
        if let offset = surplusAlias { return (.tooManyAliases, offset) }
        return longLine.map { (.lineTooLong, $0) }
    }

    private var longLine: Int? {
        var start = 0
        for (offset, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n") { start = offset + 1 }
            if offset - start >= YAMLReader.maximumLineLength { return start }
        }
        return nil
    }

    /// Where brackets that are still open and `- - -` chains nest too deep; brackets in texts count as well. What nests
    /// by indentation is told by the parser, whose own limit is 1,000.
    private var deepPlace: Int? {
        var (open, chain, isLineStart) = (0, 0, true)
        for (offset, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "\n"): (chain, isLineStart) = (0, true)
            case UInt8(ascii: "["), UInt8(ascii: "{"): (open, isLineStart) = (open + 1, false)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): (open, isLineStart) = (max(0, open - 1), false)
            case UInt8(ascii: "-") where isLineStart, UInt8(ascii: "?") where isLineStart: chain += 1
            case UInt8(ascii: " "): break
            default: isLineStart = false
            }
            if open + chain > YAMLReader.maximumDepth { return offset }
        }
        return nil
    }

    /// The first alias too many. n aliases can multiply a file by no more than about 3^(n/3), so a few are harmless
    /// whatever they refer to; `*b` counts only where there is an anchor `&b`, because it may be a product.
    private var surplusAlias: Int? {
        guard bytes.contains(UInt8(ascii: "&")) else { return nil }
        var anchors: Set<ArraySlice<UInt8>> = []
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "&") {
            if let name = name(at: offset) { anchors.insert(name) }
        }
        var count = 0
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "*") {
            guard let name = name(at: offset), anchors.contains(name) else { continue }
            count += 1
            if count > YAMLReader.maximumAliases { return offset }
        }
        return nil
    }

    /// The name behind a `&` or `*` that stands where a value may begin.
    private func name(at offset: Int) -> ArraySlice<UInt8>? {
        guard offset == 0 || Self.separators.contains(bytes[offset - 1]) else { return nil }
        let name = bytes[(offset + 1)...].prefix { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        return name.isEmpty ? nil : name
    }

    /// Blanks, line ends (also the last bytes of U+0085, U+2028, U+2029 and of the byte order mark) and brackets.
    private static let separators: Set<UInt8> = [
        0x09, 0x0A, 0x0D, 0x20, 0x85, 0xA8, 0xA9, 0xBF, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
        UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]"), UInt8(ascii: "}"),
    ]
}
