//! The words of a workbook that is a whole team: its sheets, their headings and the settings of the team. A form is written
//! in one language and read in all.

use super::{Lang, fold};

/// A word of the form in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormWord([&'static str; Lang::ALL.len()]);

impl FormWord {
    /// What stands for nothing at all, in place of the rows of a table.
    pub const NONE: FormWord = FormWord(["none", "ingen"]);
    /// What says that somebody is pinned.
    pub const YES: FormWord = FormWord(["yes", "ja"]);
    /// What says that somebody is not.
    pub const NO: FormWord = FormWord(["no", "nei"]);

    /// Returns a word of these words, in the order of [`Lang::ALL`].
    pub const fn new(words: [&'static str; Lang::ALL.len()]) -> Self {
        FormWord(words)
    }

    /// Returns the word in a language.
    pub fn get(self, lang: Lang) -> &'static str {
        self.0[lang as usize]
    }

    /// Whether a text is this word, in any language.
    pub fn is(self, text: &str) -> bool {
        let folded = fold(text);
        self.0.iter().any(|word| fold(word) == folded)
    }

    /// Returns the word in every language.
    pub fn all(self) -> impl Iterator<Item = &'static str> {
        self.0.into_iter()
    }
}

/// A sheet of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormSheet {
    /// A row for each seller, with a column for each trait.
    Sellers,
    /// A row for each rating, where several people rated or a standard error is known.
    Raters,
    /// What is known of the team itself.
    Team,
    /// How to fill it in.
    Help,
}

impl FormSheet {
    /// Returns what it is called.
    pub fn word(self) -> FormWord {
        FormWord(match self {
            FormSheet::Sellers => ["Sellers", "Selgere"],
            FormSheet::Raters => ["Raters", "Vurderinger"],
            FormSheet::Team => ["Team", "Team"],
            FormSheet::Help => ["Help", "Hjelp"],
        })
    }
}

/// A column of the sheet of sellers that is no trait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SellerHeading {
    /// Her name.
    Name,
    /// Her id, where it is not made from the name.
    Id,
    /// Her role today.
    Role,
    /// Her hours a week.
    Hours,
    /// The roles she would like, with semicolons between them.
    Wishes,
    /// Whether she stays in her role.
    Pinned,
}

impl SellerHeading {
    /// Every column, in the order of the sheet.
    pub const ALL: [SellerHeading; 6] = [
        SellerHeading::Name,
        SellerHeading::Id,
        SellerHeading::Role,
        SellerHeading::Hours,
        SellerHeading::Wishes,
        SellerHeading::Pinned,
    ];

    /// Returns its heading.
    pub fn word(self) -> FormWord {
        FormWord(match self {
            SellerHeading::Name => ["Name", "Navn"],
            SellerHeading::Id => ["Id", "Id"],
            SellerHeading::Role => ["Role", "Rolle"],
            SellerHeading::Hours => ["Hours", "Timer"],
            SellerHeading::Wishes => ["Wishes", "Ønsker"],
            SellerHeading::Pinned => ["Pinned", "Låst"],
        })
    }
}

/// A column of the sheet of ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaterColumn {
    /// Who is rated, by name.
    Seller,
    /// The trait.
    Trait,
    /// The rating.
    Score,
    /// Who rated.
    Rater,
    /// The standard error of a score.
    Se,
    /// Who is rated, by id.
    Id,
}

impl RaterColumn {
    /// Every column, in the order of the sheet.
    pub const ALL: [RaterColumn; 6] = [
        RaterColumn::Seller,
        RaterColumn::Trait,
        RaterColumn::Score,
        RaterColumn::Rater,
        RaterColumn::Se,
        RaterColumn::Id,
    ];

    /// Returns its heading.
    pub fn word(self) -> FormWord {
        FormWord(match self {
            RaterColumn::Seller => ["Seller", "Selger"],
            RaterColumn::Trait => ["Trait", "Egenskap"],
            RaterColumn::Score => ["Score", "Skår"],
            RaterColumn::Rater => ["Rater", "Vurdert av"],
            RaterColumn::Se => ["Standard error", "Standardfeil"],
            RaterColumn::Id => ["Id", "Id"],
        })
    }
}

/// What is said of the team as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Its name.
    Team,
    /// The date of the scores.
    Date,
    /// The kind of selling.
    Motion,
    /// The low end of the scale.
    Lowest,
    /// The high end of the scale.
    Highest,
    /// The minutes that a hand-off takes.
    HandoffMinutes,
    /// The path of the catalog.
    Catalog,
}

impl Setting {
    /// Every setting, in the order of the sheet.
    pub const ALL: [Setting; 7] = [
        Setting::Team,
        Setting::Date,
        Setting::Motion,
        Setting::Lowest,
        Setting::Highest,
        Setting::HandoffMinutes,
        Setting::Catalog,
    ];

    /// Returns what it is called.
    pub fn word(self) -> FormWord {
        FormWord(match self {
            Setting::Team => ["Team", "Team"],
            Setting::Date => ["Date of the scores", "Dato for skårene"],
            Setting::Motion => ["Kind of selling", "Salgstype"],
            Setting::Lowest => ["Lowest score", "Laveste skår"],
            Setting::Highest => ["Highest score", "Høyeste skår"],
            Setting::HandoffMinutes => ["Minutes a hand-off", "Minutter per overlevering"],
            Setting::Catalog => ["Catalog", "Katalog"],
        })
    }
}

/// A table on the sheet of the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TeamTable {
    /// The settings.
    Settings,
    /// The seats of roles.
    Seats,
    /// The hours that tasks take.
    Demand,
    /// The hand-offs between tasks.
    Handoffs,
}

impl TeamTable {
    /// Every table, in the order of the sheet.
    pub const ALL: [TeamTable; 4] =
        [TeamTable::Settings, TeamTable::Seats, TeamTable::Demand, TeamTable::Handoffs];

    /// Returns its headings.
    pub fn headings(self) -> &'static [FormWord] {
        match self {
            TeamTable::Settings => &[FormWord(["Setting", "Innstilling"]), FormWord(["Value", "Verdi"])],
            TeamTable::Seats => &[FormWord(["Role", "Rolle"]), FormWord(["Seats", "Plasser"])],
            TeamTable::Demand => &[FormWord(["Task", "Oppgave"]), FormWord(["Hours a week", "Timer i uken"])],
            TeamTable::Handoffs => &[
                FormWord(["From task", "Fra oppgave"]),
                FormWord(["To task", "Til oppgave"]),
                FormWord(["Hand-offs a week", "Overleveringer i uken"]),
            ],
        }
    }

    /// Whether a cell is its first heading in a language.
    pub fn is_in(self, lang: Lang, cell: &str) -> bool {
        self.headings().first().is_some_and(|heading| fold(heading.get(lang)) == fold(cell))
    }

    /// Returns the table that a row of cells heads, if any.
    pub fn headed_by<'c>(cells: &(impl Iterator<Item = &'c str> + Clone)) -> Option<Self> {
        Self::ALL.into_iter().find(|table| {
            let mut cells = cells.clone();
            table.headings().iter().all(|heading| cells.next().is_some_and(|cell| heading.is(cell)))
        })
    }
}
