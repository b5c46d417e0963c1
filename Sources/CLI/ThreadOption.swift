// SPDX-License-Identifier: GPL-3.0-or-later

import ArgumentParser
import Parallel

/// `--threads`, for the commands that compute on several cores.
struct ThreadOption: ParsableArguments {
    @Option(
        name: .long,
        help: HelpLanguage.help(
            "Zahl der Threads; sonst einer je Kern. Das Ergebnis hängt nicht davon ab.",
            "Number of threads; otherwise one for each core. The result does not depend on it."))
    var threads: Int?

    func validate() throws {
        guard let threads, ThreadCount(threads) == nil else { return }
        let (least, most) = (ThreadCount.range.lowerBound, ThreadCount.range.upperBound)
        throw ValidationError(
            HelpLanguage.text(
                "--threads braucht eine Zahl von \(least) bis \(most), nicht \(threads).",
                "--threads needs a number from \(least) to \(most), not \(threads)."))
    }

    var count: ThreadCount { threads.flatMap { ThreadCount($0) } ?? .allCores }
}
