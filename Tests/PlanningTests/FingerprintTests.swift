// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Planning

/// Against the examples of the Secure Hash Standard and of its validation suite.
@Suite struct FingerprintTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func printsAsTheStandardDoes(text: String, print: String) {
        var fingerprint = Fingerprint()
        fingerprint.update(Array(text.utf8))
        #expect(fingerprint.finished() == print)
    }

    @Test(arguments: [1, 7, 64, 1_000]) func piecesOfAnySizeGiveTheSamePrint(size: Int) {
        var fingerprint = Fingerprint()
        let bytes = Array(repeating: UInt8(ascii: "a"), count: 100_000)
        for start in stride(from: 0, to: bytes.count, by: size) {
            fingerprint.update(Array(bytes[start..<min(bytes.count, start + size)]))
        }
        var whole = Fingerprint()
        whole.update(bytes)
        #expect(fingerprint.finished() == whole.finished())
    }

    @Test func aMillionLettersPrintAsTheStandardDoes() {
        var fingerprint = Fingerprint()
        fingerprint.update(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(fingerprint.finished() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}
