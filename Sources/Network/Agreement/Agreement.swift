// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics
public import Tables

/// The agreement of one region (Kooperationsvereinbarung), as its `network.yaml` says it.
///
/// What the Mustervertrag asks for has been checked by ``AgreementReader``; what the region may choose itself (names of
/// the bodies, seats, rhythm, way of deciding) is data here.
public struct Agreement: Sendable {
    /// The name in `network:`, for example `musterkreis`.
    public let name: String
    public let title: LocalizedText
    public let region: AgreementRegion
    public let parties: [Party]
    /// The day it was signed; `nil` where the file does not say.
    public let signed: Day?
    /// The day from which it holds.
    public let start: Day
    /// The last day; `nil` for an open-ended agreement, as the Mustervertrag has it.
    public let until: Day?
    /// Fields of action (Handlungsfelder) in the order of the file, at least one.
    public let fields: [FieldOfAction]
    public let posts: [Post]
    /// `nil` where the agreement has no clause on evaluation.
    public let evaluation: Evaluation?
    /// In the order of the file. A steering body, a conference and an office are always among them.
    public let bodies: [Body]
    /// Where the file stands, for messages that cite it.
    public let location: SourceLocation

    /// The body of that id.
    public func body(_ id: String) -> Body? { bodies.first { $0.id == id } }

    /// The first body of that role; never `nil` for steering, conference and office of a read agreement.
    public func body(_ role: BodyRole) -> Body? { bodies.first { $0.role == role } }

    /// Which actors have a seat or are heard anywhere, each once, in the order of ``EducationActor``.
    public var actors: [EducationActor] {
        let present = bodies.flatMap { body in body.seats.compactMap(\.actor) + body.hears }
        return EducationActor.allCases.filter(present.contains)
    }
}

/// The Kreis, kreisfreie Stadt or Städteregion of an agreement.
public struct AgreementRegion: Sendable, Hashable {
    /// Five digits, for example `05566`.
    public let ags: String
    public let name: String
}

/// The side a party, seat or post belongs to.
public enum Bank: String, Sendable, Hashable, CaseIterable {
    /// The Land, also its Schulaufsicht.
    case land
    /// The Kreis or Stadt and its municipalities.
    case kommune
    /// Everybody else.
    case other
}

/// Who signed.
public struct Party: Sendable, Hashable {
    public let bank: Bank
    public let name: String
}

/// A field of action that the network works on.
public struct FieldOfAction: Sendable {
    public let id: String
    public let title: LocalizedText
    /// The day since which it is one; `nil` where the file does not say.
    public let since: Day?
    public let location: SourceLocation
}

/// Personnel that one side gives to the office.
public struct Post: Sendable, Hashable {
    public let bank: Bank
    /// In full-time posts, above 0: 1, 1.5, 0.5 …
    public let share: FixedPoint
    public let title: LocalizedText?
}

/// When the network looks at its own work.
public struct Evaluation: Sendable, Hashable {
    /// At least 1.
    public let everyYears: Int
    /// Who evaluates; `nil` where the file does not say.
    public let by: LocalizedText?
    public let next: Day?
}
