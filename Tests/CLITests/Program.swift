// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// Runs the built program as a user would, in a folder of its own.
struct Program {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("cli-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    struct Outcome {
        let code: Int32
        let output: String
        let errors: String
    }

    /// The project's folder, where the shipped scenarios and rules are.
    static let project = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The program lies beside the tests.
    static let executable = URL(fileURLWithPath: CommandLine.arguments[0])
        .deletingLastPathComponent().appendingPathComponent("bildungsnetz")

    static func scenario(_ name: String) -> String { project.appendingPathComponent("scenarios/\(name)").path }

    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// Runs to the end. With `interrupted` the program gets Ctrl-C once it has told (as JSON) how a solve goes.
    func run(
        _ arguments: String..., environment: [String: String] = [:], interrupted: Bool = false
    ) throws -> Outcome {
        try run(arguments: arguments, environment: environment, interrupted: interrupted)
    }

    func run(
        arguments: [String], environment: [String: String] = [:], interrupted: Bool = false
    ) throws -> Outcome {
        try run(Self.executable, arguments, environment: environment, interrupted: interrupted)
    }

    /// Runs a line as a shell does, with the built program on the path.
    func shell(_ line: String) throws -> Outcome {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let programs = Self.executable.deletingLastPathComponent().path
        return try run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", line], environment: ["PATH": "\(programs):\(path)"])
    }

    private func run(
        _ executable: URL, _ arguments: [String], environment: [String: String], interrupted: Bool = false
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        // Files instead of pipes: a full pipe would block the program.
        let (output, errors) = (try file("stdout.txt"), try file("stderr.txt"))
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        if interrupted {
            while process.isRunning, try !read("stderr.txt").contains("\"progress\"") {
                Thread.sleep(forTimeInterval: 0.01)
            }
            process.interrupt()
        }
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus, output: try read("stdout.txt"), errors: try read("stderr.txt"))
    }

    private func file(_ name: String) throws -> FileHandle {
        try Data().write(to: folder.appendingPathComponent(name))
        return try FileHandle(forWritingTo: folder.appendingPathComponent(name))
    }

    /// A copy of a shipped scenario that a test may change.
    func copy(_ scenario: String) throws -> String {
        try FileManager.default.copyItem(atPath: Self.scenario(scenario), toPath: path(scenario))
        return path(scenario)
    }

    func replace(_ old: String, with new: String, in name: String) throws {
        let text = try read(name)
        #expect(text.contains(old), "nothing to replace in \(name)")
        try Data(text.replacing(old, with: new).utf8).write(to: folder.appendingPathComponent(name))
    }
}
