// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
public import Planning

/// The folder of a sweep: `sweep.json`, and in `parts/` one file for each point that is done.
public struct SweepFolder: Sendable {
    public let path: String
    public let definition: SweepDefinition
    /// Of the definition; every part names it.
    public let fingerprint: String

    private init(path: String, definition: SweepDefinition) {
        self.path = path
        self.definition = definition
        fingerprint = definition.fingerprint
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// Whether a path is the folder of a sweep.
    public static func isSweep(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: join(path, "sweep.json"))
    }

    /// An existing folder; `nil` (and an error in the sink) if there is no sweep in it.
    public static func open(_ path: String, into sink: inout DiagnosticSink) -> SweepFolder? {
        let file = join(path, "sweep.json")
        guard let data = FileManager.default.contents(atPath: file) else {
            sink.report(SweepMessages.noSweep(path))
            return nil
        }
        let source = SourceFile(name: file, bytes: Array(data))
        return SweepDefinition.read(source, into: &sink).map { SweepFolder(path: path, definition: $0) }
    }

    /// Begins a sweep, or goes on with the same one; another one in the folder is an error.
    public static func begin(
        _ definition: SweepDefinition, in path: String, into sink: inout DiagnosticSink
    ) throws(OutputError) -> SweepFolder? {
        if isSweep(path) {
            guard let existing = open(path, into: &sink) else { return nil }
            guard existing.definition == definition else {
                sink.report(SweepMessages.otherSweep(path))
                return nil
            }
            return existing
        }
        try OutputFile.write(definition.bytes, to: join(path, "sweep.json"))
        return SweepFolder(path: path, definition: definition)
    }

    private var partsFolder: String { Self.join(path, "parts") }

    private func partPath(_ index: Int) -> String { Self.join(partsFolder, "\(index).json") }

    /// Whether the point is done: its file is whole and belongs to this sweep.
    public func isDone(_ index: Int) -> Bool {
        guard let data = FileManager.default.contents(atPath: partPath(index)) else { return false }
        let part = SweepPart.read(Array(data))
        return part?.sweep == fingerprint && part?.index == index
    }

    /// The points of a task that are still to be computed. Task t of n has the points t, t + n, t + 2n …
    public func pending(task: Int = 0, of tasks: Int = 1) -> [Int] {
        stride(from: task, to: definition.points.count, by: tasks).filter { !isDone($0) }
    }

    /// Writes a part under a temporary name and renames it: it is there whole or not at all.
    public func write(_ part: SweepPart) throws(OutputError) {
        try OutputFile.write(part.bytes, to: partPath(part.index))
    }

    /// All parts, by index; `nil` (and errors in the sink) if one is missing, is there twice, or is foreign.
    ///
    /// - Parameter further: other folders of parts, for example of another machine.
    public func parts(further: [String] = [], into sink: inout DiagnosticSink) -> [SweepPart]? {
        var found: [Int: (part: SweepPart, path: String)] = [:]
        var own = DiagnosticSink()
        for folder in [partsFolder] + further {
            for name in Self.names(in: folder) {
                let file = Self.join(folder, name)
                guard let part = part(file, name) else {
                    own.report(SweepMessages.foreignPart(file))
                    continue
                }
                if let first = found[part.index] {
                    own.report(SweepMessages.duplicatePart(part.index, first.path, file))
                } else {
                    found[part.index] = (part, file)
                }
            }
        }
        let missing = definition.points.indices.filter { found[$0] == nil }
        if !missing.isEmpty {
            own.report(
                SweepMessages.missingParts(
                    Self.ranges(missing), count: missing.count, of: definition.points.count))
        }
        sink.merge(own)
        return own.hasErrors ? nil : definition.points.indices.compactMap { found[$0]?.part }
    }

    private func part(_ file: String, _ name: String) -> SweepPart? {
        guard let data = FileManager.default.contents(atPath: file), let part = SweepPart.read(Array(data)),
            part.sweep == fingerprint, definition.points.indices.contains(part.index), name == "\(part.index).json"
        else { return nil }
        return part
    }

    /// Files that are no temporary ones, sorted.
    private static func names(in folder: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return all.filter { !$0.hasPrefix(".") }.sorted()
    }

    /// What a run that was killed left behind.
    public func removeTemporaryFiles() {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: partsFolder)) ?? []
        for name in all where name.hasPrefix(".") && name.hasSuffix(".tmp") {
            unlink(Self.join(partsFolder, name))
        }
    }

    /// Ascending indices as ranges: `0-3,7,9-11`, as array jobs take them.
    public static func ranges(_ indices: [Int]) -> String {
        var ranges: [(Int, Int)] = []
        for index in indices {
            if let last = ranges.last, last.1 + 1 == index {
                ranges[ranges.count - 1].1 = index
            } else {
                ranges.append((index, index))
            }
        }
        return ranges.map { $0 == $1 ? "\($0)" : "\($0)-\($1)" }.joined(separator: ",")
    }
}
