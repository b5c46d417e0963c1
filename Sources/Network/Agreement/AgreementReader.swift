// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
import Foundation
import Rules
import Tables

/// Reads a `network.yaml` and checks it; every problem of the file is told in one run.
public struct AgreementReader {
    var sink = DiagnosticSink()
    let file: SourceFile
    /// Where the lists of the file begin, for problems of a list as a whole.
    private var places: [String: SourceLocation] = [:]

    /// The file name looked for in a folder.
    public static let fileName = "network.yaml"

    /// The agreement at a path; `nil` if there was an error.
    ///
    /// - Parameter path: a YAML file, or a folder (of a scenario, for example) with a `network.yaml`.
    public static func load(_ path: String, into sink: inout DiagnosticSink) -> Agreement? {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let slash = path.hasSuffix("/") ? "" : "/"
        let file = exists && isFolder.boolValue ? path + slash + fileName : path
        guard let bytes = RegularFile.bytes(of: file) else {
            sink.report(NetworkMessages.missingAgreement(file))
            return nil
        }
        return read(SourceFile(name: file, bytes: bytes), into: &sink)
    }

    /// The agreement in a file; `nil` if there was an error.
    public static func read(_ file: SourceFile, into sink: inout DiagnosticSink) -> Agreement? {
        guard let root = YAMLReader.read(file, into: &sink) else { return nil }
        var reader = AgreementReader(file: file)
        let agreement = reader.agreement(root)
        if let agreement { reader.sink.merge(AgreementCheck(agreement, places: reader.places).problems()) }
        sink.merge(reader.sink)
        return reader.sink.hasErrors ? nil : agreement
    }

    private init(file: SourceFile) { self.file = file }

    private mutating func agreement(_ root: YAMLNode) -> Agreement? {
        let expected = LocalizedText(de: "eine Vereinbarung (network: …)", en: "an agreement (network: …)")
        guard var fields = YAMLFields(root, expected: expected, into: &sink) else { return nil }
        let name = fields.required("network", into: &sink)?.text
        let title = fields.localized("title", into: &sink)?.text
        let region = region(&fields)
        let parties = items("parties", clause: .parties, &fields) { $0.party($1) }
        let signed = fields.day("signed", into: &sink)
        let start = start(&fields)
        if let node = fields.node("until") { places["until"] = node.location }
        let until = fields.day("until", into: &sink)
        let actionFields = items("fields_of_action", clause: .fields, &fields) { $0.fieldOfAction($1) }
        let posts = items("posts", clause: .posts, &fields) { $0.post($1) }
        let evaluation = evaluation(fields.node("evaluation"))
        let bodies = items("bodies", clause: .bodies, &fields) { $0.body($1) }
        fields.reportUnknown(into: &sink)
        // A list that is missing was told; the check goes on with what is there, so that all is told in one run.
        guard let name, let region, let start else { return nil }
        return Agreement(
            name: name, title: title ?? LocalizedText(de: region.name, en: region.name), region: region,
            parties: parties, signed: signed, start: start, until: until, fields: actionFields, posts: posts,
            evaluation: evaluation, bodies: bodies, location: file.start)
    }

    /// The members of a list that the contract must have; where it is missing the clause is cited.
    private mutating func items<Item>(
        _ key: String, clause: Clause, _ fields: inout YAMLFields,
        _ read: (inout AgreementReader, YAMLNode) -> Item?
    ) -> [Item] {
        guard let node = fields.node(key) else {
            sink.report(NetworkMessages.missingPart(key, clause: clause, at: fields.location))
            return []
        }
        places[key] = node.location
        let nodes = fields.list(key, into: &sink)
        if node.items?.isEmpty == true {
            sink.report(NetworkMessages.emptyPart(key, clause: clause, at: node.location))
        }
        return nodes.compactMap { read(&self, $0) }
    }

    private mutating func start(_ fields: inout YAMLFields) -> Day? {
        guard fields.node("start") != nil else {
            sink.report(NetworkMessages.missingPart("start", clause: .term, at: fields.location))
            return nil
        }
        return fields.day("start", into: &sink)
    }

    private mutating func region(_ fields: inout YAMLFields) -> AgreementRegion? {
        let expected = LocalizedText(de: "{ags: …, name: …}", en: "{ags: …, name: …}")
        guard let node = fields.node("region") else {
            sink.report(NetworkMessages.missingPart("region", clause: .region, at: fields.location))
            return nil
        }
        guard var region = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let ags = region.required("ags", into: &sink)
        let name = region.required("name", into: &sink)
        region.reportUnknown(into: &sink)
        guard let ags, let name else { return nil }
        guard ags.text.utf8.count == 5, ags.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            sink.report(NetworkMessages.badAGS(ags.text, at: ags.location))
            return nil
        }
        return AgreementRegion(ags: ags.text, name: name.text)
    }
}

// MARK: - Parts

extension AgreementReader {
    private mutating func party(_ node: YAMLNode) -> Party? {
        let expected = LocalizedText(de: "{bank: …, name: …}", en: "{bank: …, name: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let bank: Bank? = required("bank", &fields)
        let name = fields.required("name", into: &sink)?.text
        fields.reportUnknown(into: &sink)
        guard let bank, let name else { return nil }
        return Party(bank: bank, name: name)
    }

    private mutating func fieldOfAction(_ node: YAMLNode) -> FieldOfAction? {
        let expected = LocalizedText(de: "{id: …, title: …}", en: "{id: …, title: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let id = fields.required("id", into: &sink)
        let title = fields.localized("title", into: &sink)?.text
        let since = fields.day("since", into: &sink)
        fields.reportUnknown(into: &sink)
        return id.map { id in
            FieldOfAction(
                id: id.text, title: title ?? LocalizedText(de: id.text, en: id.text), since: since,
                location: id.location)
        }
    }

    private mutating func post(_ node: YAMLNode) -> Post? {
        let expected = LocalizedText(de: "{bank: …, share: …}", en: "{bank: …, share: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let bank: Bank? = required("bank", &fields)
        let place = fields.required("share", into: &sink)?.location
        let share = place == nil ? nil : fields.number("share", into: &sink)
        let title = fields.localized("title", into: &sink)?.text
        fields.reportUnknown(into: &sink)
        if let share, let place, share.mantissa <= 0 {
            sink.report(NetworkMessages.notPositive("share", share.description, at: place))
            return nil
        }
        guard let bank, let share else { return nil }
        return Post(bank: bank, share: share, title: title)
    }

    private mutating func evaluation(_ node: YAMLNode?) -> Evaluation? {
        guard let node else { return nil }
        let expected = LocalizedText(de: "{every_years: …, by: …}", en: "{every_years: …, by: …}")
        guard var fields = YAMLFields(node, expected: expected, into: &sink) else { return nil }
        let years = count("every_years", &fields, required: true)
        let by = fields.localized("by", into: &sink)?.text
        let next = fields.day("next", into: &sink)
        fields.reportUnknown(into: &sink)
        return years.map { Evaluation(everyYears: $0, by: by, next: next) }
    }
}
