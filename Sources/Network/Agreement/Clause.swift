// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// Where it is written that an agreement must have a part. The Mustervertrag numbers its sections differently from
/// region to region, so its parts are cited by name.
public enum Clause: String, Sendable, Hashable, CaseIterable {
    case region
    case parties
    case term
    case fields
    case bodies
    case actors
    case posts
    case evaluation
    case deciding

    /// The citation, to stand behind “see”.
    public var citation: LocalizedText {
        switch self {
        case .region:
            LocalizedText(
                de: "§ 78a Abs. 1 SchulG NRW: ein Bildungsnetzwerk je Kreis oder kreisfreier Stadt",
                en: "§ 78a (1) SchulG NRW: one network for each Kreis or kreisfreie Stadt")
        case .parties:
            LocalizedText(
                de: "§ 78a Abs. 3 SchulG NRW: Kooperationsvertrag zwischen Kreis oder Stadt und Land",
                en: "§ 78a (3) SchulG NRW: a contract between Kreis or Stadt and Land")
        case .term:
            LocalizedText(
                de: "Mustervertrag, Laufzeit: Beginn genannt, Vertrag unbefristet",
                en: "Mustervertrag, term: a start, and no end")
        case .fields:
            LocalizedText(
                de: "§ 78a Abs. 3 SchulG NRW: der Vertrag legt die Handlungsfelder fest",
                en: "§ 78a (3) SchulG NRW: the contract fixes the fields of action")
        case .bodies:
            LocalizedText(
                de: "Mustervertrag, Struktur: Lenkungsgruppe, Bildungskonferenz und Bildungsbüro sind obligatorisch",
                en: "Mustervertrag, structure: steering group, conference and office are obligatory")
        case .actors:
            LocalizedText(
                de: "Mustervertrag, Struktur: Gremien „unter Einbeziehung der wesentlichen Bildungsakteure“; "
                    + "§ 78a Abs. 1 SchulG NRW nennt Schulen, Schulträger, Schulaufsicht und weitere Einrichtungen",
                en: "Mustervertrag, structure: all essential actors take part; "
                    + "§ 78a (1) SchulG NRW names schools, their authorities, the supervision and other institutions")
        case .posts:
            LocalizedText(
                de: "Mustervertrag, Personal: eine Stelle des Landes, eine weitere der Kommune",
                en: "Mustervertrag, staff: one post of the Land, a further one of the Kommune")
        case .evaluation:
            LocalizedText(
                de: "Mustervertrag, Evaluation: die Arbeit des Netzwerks wird ausgewertet",
                en: "Mustervertrag, evaluation: the work of the network is evaluated")
        case .deciding:
            LocalizedText(
                de: "Mustervertrag, regionalspezifische Ergänzungen: Besetzung und Beschlussfassung der Gremien; "
                    + "ohne eigene Regel gelten Konsens und Parität",
                en: "Mustervertrag, regional supplements: seats and deciding; "
                    + "without a rule of its own consensus and parity hold")
        }
    }
}
