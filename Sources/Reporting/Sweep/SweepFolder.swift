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

    private init(path: String, definition: SweepDefinition) throws(SweepEncodingError) {
        self.path = path
        self.definition = definition
        fingerprint = try definition.fingerprint()
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
        guard let definition = SweepDefinition.read(source, into: &sink) else { return nil }
        do throws(SweepEncodingError) {
            return try SweepFolder(path: path, definition: definition)
        } catch {
            sink.report(error.diagnostic)
            return nil
        }
    }

    /// Begins a sweep, or goes on with the same one; another one in the folder, or anything else, is an error.
    public static func begin(
        _ definition: SweepDefinition, in path: String, into sink: inout DiagnosticSink
    ) throws(OutputError) -> SweepFolder? {
        if isSweep(path) {
            guard let existing = open(path, into: &sink) else { return nil }
            guard isSame(existing.definition, definition) else {
                sink.report(SweepMessages.otherSweep(path))
                return nil
            }
            return existing
        }
        let foreign = names(in: path).filter { isFile(join(path, $0)) }
        guard foreign.isEmpty else {
            sink.report(SweepMessages.foreignFolder(path, foreign))
            return nil
        }
        do throws(SweepEncodingError) {
            let folder = try SweepFolder(path: path, definition: definition)
            try write(definition.bytes(), to: join(path, "sweep.json"))
            return folder
        } catch {
            throw OutputError(error.diagnostic)
        }
    }

    /// The folder of a sweep that was given none: each definition has its own, named after what is varied. Where that
    /// name is
    /// taken by another one, a number is added.
    ///
    /// - Parameter parent: where the folders of sweeps lie.
    public static func name(for definition: SweepDefinition, scenario: String, in parent: String) -> String {
        let what = definition.tradeOff.map { "\($0.first)-\($0.second)" } ?? definition.axes.joined(separator: "-")
        let safe = FileName.part(of: what)
        let name = join(
            parent, "sweep-\(scenario)-" + (safe.utf8.count > longestName ? "\(definition.axes.count)" : safe))
        var number = 1
        while true {
            let path = number == 1 ? name : "\(name)-\(number)"
            var told = DiagnosticSink()
            let isFree =
                isSweep(path)
                ? open(path, into: &told).map { isSame($0.definition, definition) } ?? false
                : !names(in: path).contains { isFile(join(path, $0)) }
            if isFree { return path }
            number += 1
        }
    }

    private static let longestName = 80

    /// The same points of the same input, of a scenario at the same path.
    private static func isSame(_ first: SweepDefinition, _ second: SweepDefinition) -> Bool {
        guard let one = try? first.fingerprint(), let other = try? second.fingerprint() else { return first == second }
        return one == other && PlanFolderCheck.isSame(first.scenario, second.scenario)
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder.boolValue
    }

    private static func write(_ bytes: [UInt8], to path: String) throws(SweepEncodingError) {
        do throws(OutputError) { try OutputFile.write(bytes, to: path) } catch {
            throw SweepEncodingError(diagnostic: error.diagnostic)
        }
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
        do throws(SweepEncodingError) {
            try Self.write(part.bytes(), to: partPath(part.index))
        } catch {
            throw OutputError(error.diagnostic)
        }
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
