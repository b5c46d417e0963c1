// SPDX-License-Identifier: GPL-3.0-or-later

/// Nouns with the verb that goes with their number.
extension CountedNoun {
    private init(clause one: String, _ many: String, en: (one: String, many: String)) {
        self.init(de: (one, many, many), en: en)
    }

    /// After the parts that are counted: `von 5 Teilen fehlt 1`.
    public static let missing = CountedNoun(clause: "fehlt", "fehlen", en: ("is missing", "are missing"))
    public static let unexpectedGroup = CountedNoun(
        clause: "Gruppe, die nicht erwartet ist", "Gruppen, die nicht erwartet sind",
        en: ("group that is not expected", "groups that are not expected"))
    public static let schoolWithNothing = CountedNoun(
        clause: "Schule mit Bedarf bekommt", "Schulen mit Bedarf bekommen",
        en: ("school with a need gets", "schools with a need get"))
    public static let bundleSolved = CountedNoun(
        clause: "Verbund von Anbietern passt zu den Regeln und ist",
        "Verbünde von Anbietern passen zu den Regeln und sind",
        en: ("bundle of providers passes the rules and was", "bundles of providers pass the rules and were"))
    public static let groupAdded = CountedNoun(
        clause: "Gruppe kommt hinzu", "Gruppen kommen hinzu", en: ("group is added", "groups are added"))
    public static let groupDropped = CountedNoun(
        clause: "Gruppe entfällt", "Gruppen entfallen", en: ("group is dropped", "groups are dropped"))
    public static let groupMoved = CountedNoun(
        clause: "Gruppe wechselt Angebot oder Topf", "Gruppen wechseln Angebot oder Topf",
        en: ("group moves to another offer or fund", "groups move to another offer or fund"))
    public static let groupOfEarlierPlan = CountedNoun(
        clause: "Gruppe des früheren Plans ist", "Gruppen des früheren Plans sind",
        en: ("group of the earlier plan is", "groups of the earlier plan are"))
    /// Behind the noun that is counted: `von 3 Angeboten passt 1`.
    public static let fitting = CountedNoun(clause: "passt", "passen", en: ("fits", "fit"))
    public static let furtherCondition = CountedNoun(
        clause: "weitere Vorgabe", "weitere Vorgaben", en: ("further rule", "further rules"))
    public static let furtherRepair = CountedNoun(
        clause: "weitere Abhilfe", "weitere Abhilfen", en: ("further repair", "further repairs"))
    public static let furtherNeedMoves = CountedNoun(
        clause: "weiterer Bedarf bekäme", "weitere Bedarfe bekämen",
        en: ("further need would get", "further needs would get"))
    public static let needMet = CountedNoun(
        clause: "Bedarf wird ganz erfüllt", "Bedarfe werden ganz erfüllt",
        en: ("need becomes fully met", "needs become fully met"))
    public static let needLost = CountedNoun(
        clause: "Bedarf ist es nicht mehr", "Bedarfe sind es nicht mehr",
        en: ("need is so no longer", "needs are so no longer"))

    // MARK: With words before or behind the noun

    /// After `von` and `für` in the dative: `von 3 gewünschten Gruppen`.
    public static let requestedGroup = CountedNoun(
        de: ("gewünschten Gruppe", "gewünschte Gruppen", "gewünschten Gruppen"),
        en: ("requested group", "requested groups"))
    /// After `für`.
    public static let openNeed = CountedNoun(
        clause: "offenen Bedarf", "offene Bedarfe", en: ("open need", "open needs"))
    public static let furtherPlace = CountedNoun(
        de: ("weiteren Stelle", "weitere Stellen", "weiteren Stellen"), en: ("further place", "further places"))
    /// After `mit`.
    public static let otherWay = CountedNoun(
        clause: "anderen Weg", "anderen Wegen", en: ("other way", "other ways"))
    public static let connectedPart = CountedNoun(
        de: ("zusammenhängenden Teil", "zusammenhängende Teile", "zusammenhängenden Teilen"),
        en: ("connected part", "connected parts"))
    public static let schoolOrPlace = CountedNoun(
        de: ("Schule oder Lernort", "Schulen und Lernorte", "Schulen und Lernorten"),
        en: ("school or place", "schools and places"))
    public static let classAndField = CountedNoun(
        de: ("Paar aus Klasse und Sparte", "Paare aus Klasse und Sparte", "Paaren aus Klasse und Sparte"),
        en: ("pair of class and field", "pairs of class and field"))
    public static let schoolAndField = CountedNoun(
        de: ("Paar aus Schule und Sparte", "Paare aus Schule und Sparte", "Paaren aus Schule und Sparte"),
        en: ("pair of school and field", "pairs of school and field"))

    /// `die eine Auswahlregel`, `alle 3 Auswahlregeln`.
    public static func everyMatchRule(_ count: Int) -> LocalizedText {
        let (rule, all) = (CountedNoun.matchRule, CountedNoun.matchRule.counted(count))
        switch count {
        case 0: return LocalizedText(de: "alle \(rule.many.de)", en: "all \(rule.many.en)")
        case 1: return LocalizedText(de: "die eine \(rule.one.de)", en: "the one \(rule.one.en)")
        default: return LocalizedText(de: "alle \(all.de)", en: "all \(all.en)")
        }
    }
}
