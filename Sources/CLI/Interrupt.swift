// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Foundation
import Optimizer

/// Turns Ctrl-C (and a polite request to end) into a cancelled solve. A second Ctrl-C ends the program at once.
final class Interrupt {
    let cancellation = Cancellation()
    private var sources: [any DispatchSourceSignal] = []

    init() {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            let cancellation = cancellation
            source.setEventHandler {
                if cancellation.isCancelled { _exit(130) }
                cancellation.cancel()
            }
            source.resume()
            sources.append(source)
        }
    }
}
