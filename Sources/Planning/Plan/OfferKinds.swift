// SPDX-License-Identifier: GPL-3.0-or-later

import Rules
import Tables

/// Which offers are of the field and of the kind that a need asks for: the first thing people compare.
///
/// An offer is of the field if both cells are the same, or if every match rule that reads the offer's field is content
/// with it: rules may count one field as another. The same for the kind.
struct OfferKinds {
    private let field: Term
    private let kind: Term

    private struct Term {
        let needs: [Int32]
        let offers: [Int32]
        /// The match rules (of those that look at need and offer alone) that read the offer's column.
        let rules: [Int]

        init(_ column: String, _ scenario: Scenario, rules: [Int]) {
            func cells(_ table: String) -> [Int32] {
                guard case .texts(let ids)? = scenario.tables.table(table)?.column(named: column)?.storage else {
                    return []
                }
                return ids
            }
            needs = cells("needs")
            offers = cells("offers")
            self.rules = OfferKinds.rules(reading: [["offer", column]], among: rules, scenario)
        }

        func fits(need: Int, offer: Int, fails: (Int) -> Bool) -> Bool {
            let isSame = needs.indices.contains(need) && offers.indices.contains(offer) && needs[need] == offers[offer]
            return isSame || !rules.isEmpty && !rules.contains(where: fails)
        }
    }

    /// - Parameter rules: indices of the match rules that look at need and offer alone.
    init(_ scenario: Scenario, rules: [Int]) {
        field = Term("field", scenario, rules: rules)
        kind = Term("kind", scenario, rules: rules)
    }

    /// Whether match rules look at the field and at the kind of offers.
    var areCompared: Bool { !field.rules.isEmpty && !kind.rules.isEmpty }

    /// Those of some match rules that read one of the paths, computed names followed.
    static func rules(reading paths: [[String]], among rules: [Int], _ scenario: Scenario) -> [Int] {
        let reads = RuleReads(scenario.rulebooks)
        let written = Dictionary(
            scenario.rulebooks.flatMap(\.match).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return rules.filter { index in
            guard let rule = written[scenario.rules.match[index].id] else { return false }
            return paths.contains { reads.reads($0, in: rule) }
        }
    }

    /// Whether the offer is of the need's field, and whether of its kind.
    ///
    /// - Parameter fails: whether the match rule of an index fails for the pair.
    func standing(need: Int, offer: Int, fails: (Int) -> Bool) -> (field: Bool, kind: Bool) {
        (field.fits(need: need, offer: offer, fails: fails), kind.fits(need: need, offer: offer, fails: fails))
    }
}
