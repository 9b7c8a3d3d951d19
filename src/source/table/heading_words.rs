//! The headings that are read without the user's saying so, beside the names of traits.

use super::seller_column::{HoursIn, SellerColumn};

/// The headings of the columns that are not traits.
pub const HEADINGS: [(&str, SellerColumn); 7] = [
    ("id", SellerColumn::Id),
    ("name", SellerColumn::Name),
    ("navn", SellerColumn::Name),
    ("role", SellerColumn::Role),
    ("rolle", SellerColumn::Role),
    ("hours", SellerColumn::Hours(HoursIn::Hours)),
    ("timer", SellerColumn::Hours(HoursIn::Hours)),
];

/// Other headings for the same, read where the table has none of those above.
pub const OTHER_HEADINGS: [(&str, SellerColumn); 62] = {
    use HoursIn::{Hours, PerCent, Share};
    use SellerColumn::{FirstName, Hours as Time, Id, LastName, Name, Role};
    [
        ("employee id", Id),
        ("employee no", Id),
        ("employee number", Id),
        ("seller id", Id),
        ("ansattnr", Id),
        ("ansatt nr", Id),
        ("ansattnummer", Id),
        ("ansatt id", Id),
        ("selger id", Id),
        ("full name", Name),
        ("fullname", Name),
        ("fullt navn", Name),
        ("employee", Name),
        ("employee name", Name),
        ("seller", Name),
        ("seller name", Name),
        ("salesperson", Name),
        ("sales person", Name),
        ("sales rep", Name),
        ("selger", Name),
        ("ansatt", Name),
        ("ansattnavn", Name),
        ("medarbeider", Name),
        ("person", Name),
        ("first name", FirstName),
        ("firstname", FirstName),
        ("given name", FirstName),
        ("forename", FirstName),
        ("fornavn", FirstName),
        ("last name", LastName),
        ("lastname", LastName),
        ("surname", LastName),
        ("family name", LastName),
        ("etternavn", LastName),
        ("current role", Role),
        ("job title", Role),
        ("jobtitle", Role),
        ("job role", Role),
        ("jobrole", Role),
        ("title", Role),
        ("position", Role),
        ("tittel", Role),
        ("stilling", Role),
        ("stillingstittel", Role),
        ("stillingsbetegnelse", Role),
        ("dagens rolle", Role),
        ("hours per week", Time(Hours)),
        ("hours a week", Time(Hours)),
        ("hours/week", Time(Hours)),
        ("weekly hours", Time(Hours)),
        ("timer per uke", Time(Hours)),
        ("timer i uken", Time(Hours)),
        ("timer/uke", Time(Hours)),
        ("arbeidstid", Time(Hours)),
        ("fte", Time(Share)),
        ("årsverk", Time(Share)),
        ("stillingsbrøk", Time(Share)),
        ("stillingsprosent", Time(PerCent)),
        ("stilling %", Time(PerCent)),
        ("stillings%", Time(PerCent)),
        ("fte %", Time(PerCent)),
        ("employment %", Time(PerCent)),
    ]
};

/// Headings of a table with a row for each rating; the first of a kind that a table has is read.
pub const LONG_HEADINGS: [(&str, SellerColumn); 25] = {
    use SellerColumn::{Rater, ScoreOf, TraitName};
    [
        ("trait", TraitName),
        ("egenskap", TraitName),
        ("skill", TraitName),
        ("skill name", TraitName),
        ("ferdighet", TraitName),
        ("competency", TraitName),
        ("competence", TraitName),
        ("kompetanse", TraitName),
        ("rating", ScoreOf),
        ("vurdering", ScoreOf),
        ("score", ScoreOf),
        ("skår", ScoreOf),
        ("skåre", ScoreOf),
        ("poeng", ScoreOf),
        ("level", ScoreOf),
        ("nivå", ScoreOf),
        ("proficiency", ScoreOf),
        ("value", ScoreOf),
        ("verdi", ScoreOf),
        ("rater", Rater),
        ("rated by", Rater),
        ("vurdert av", Rater),
        ("vurderer", Rater),
        ("assessor", Rater),
        ("reviewer", Rater),
    ]
};

/// Words in brackets behind a name by which it is that of the rater: `Name (rater)`.
pub const OF_RATERS: [&str; 5] = ["rater", "vurderer", "assessor", "reviewer", "respondent"];
