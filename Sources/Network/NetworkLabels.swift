// SPDX-License-Identifier: GPL-3.0-or-later

public import Diagnostics

/// The words for the codes of an agreement, in both languages.
public enum NetworkLabels {
    private static func both(_ de: String, _ en: String) -> LocalizedText { LocalizedText(de: de, en: en) }

    public static func bank(_ bank: Bank) -> LocalizedText {
        switch bank {
        case .land: both("Land", "Land")
        case .kommune: both("Kommune", "Municipal side")
        case .other: both("Weitere", "Others")
        }
    }

    public static func role(_ role: BodyRole) -> LocalizedText {
        switch role {
        case .steering: both("Lenkung", "Steering body")
        case .inner: both("innerer Kreis", "Inner body")
        case .conference: both("Konferenz", "Conference")
        case .office: both("Geschäftsstelle", "Office")
        }
    }

    public static func majority(_ majority: DecisionRule.Majority) -> LocalizedText {
        switch majority {
        case .consensus: both("Konsens", "consensus")
        case .majority: both("einfache Mehrheit", "simple majority")
        case .twoThirds: both("Zweidrittelmehrheit", "two thirds")
        case .majorityPerBank: both("Mehrheit auf jeder Bank", "majority of each bank")
        }
    }

    public static func tie(_ tie: DecisionRule.Tie) -> LocalizedText {
        switch tie {
        case .rejected: both("bei Gleichstand abgelehnt", "a tie rejects")
        case .chair: both("bei Gleichstand entscheidet der Vorsitz", "the chair decides a tie")
        case .postponed: both("bei Gleichstand vertagt", "a tie postpones")
        }
    }

    public static func actor(_ actor: EducationActor) -> LocalizedText {
        switch actor {
        case .schoolSupervision: both("Schulaufsicht", "School supervision")
        case .schoolAuthority: both("Schulträger", "School authorities")
        case .schools: both("Schulen", "Schools")
        case .municipalities: both("Städte und Gemeinden", "Municipalities")
        case .youthWelfare: both("Jugendhilfe", "Youth welfare")
        case .culture: both("Kultur", "Culture")
        case .sport: both("Sport", "Sport")
        case .adultEducation: both("Weiterbildung", "Adult education")
        case .earlyEducation: both("Kindertagesbetreuung", "Early education")
        case .universities: both("Hochschulen", "Universities")
        case .employment: both("Arbeitsverwaltung", "Employment services")
        case .economy: both("Wirtschaft", "Economy")
        case .welfare: both("Wohlfahrtsverbände", "Welfare organisations")
        case .integration: both("Integration", "Integration")
        case .religion: both("Religionsgemeinschaften", "Religious communities")
        case .parents: both("Eltern", "Parents")
        case .pupils: both("Schülerinnen und Schüler", "Pupils")
        case .politics: both("Politik", "Politics")
        }
    }
}
