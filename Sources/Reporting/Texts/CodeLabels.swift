// SPDX-License-Identifier: GPL-3.0-or-later

import Diagnostics
import Tables

/// The vocabulary's words as pages show them.
enum CodeLabels {
    static func field(_ code: String, _ language: Language) -> String { Vocabulary.label(code, .field, language) }
    static func kind(_ code: String, _ language: Language) -> String { Vocabulary.label(code, .kind, language) }
    static func programme(_ code: String, _ language: Language) -> String {
        Vocabulary.label(code, .programme, language)
    }

    static func schoolType(_ code: String, _ language: Language) -> String {
        Vocabulary.label(code, .schoolType, language)
    }
}
