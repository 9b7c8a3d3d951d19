//! The columns of a table of sellers: what each holds, by its heading.

use indexmap::IndexMap;

use super::heading_words::{HEADINGS, LONG_HEADINGS, OF_RATERS, OTHER_HEADINGS};
use super::likeness::near_miss;
use super::row::Row;
pub use super::seller_column::{HoursIn, SellerColumn};
use crate::domain::{Catalog, TraitIx, fold};

/// The most columns whose headings are looked at more closely than for one of the usual words.
pub const MOST_LOOKED_AT: usize = 500;

/// Headings of roles that may be those of forms of address: Mr, Ms.
const TITLES: [&str; 2] = ["title", "tittel"];

/// Every heading that is read, folded.
pub struct Vocabulary {
    /// What the user says of her own headings.
    mapped: IndexMap<String, SellerColumn>,
    known: IndexMap<String, SellerColumn>,
    others: IndexMap<&'static str, SellerColumn>,
    /// The known headings without spaces.
    together: IndexMap<String, SellerColumn>,
    /// The ids and names of each trait, as they are written.
    names: Vec<Vec<String>>,
    /// Whether ids and names under the usual headings are those of raters.
    names_are_raters: bool,
}

/// One column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What it holds.
    pub holds: SellerColumn,
    /// Its heading, as it is written.
    pub heading: String,
}

impl Vocabulary {
    /// Returns the headings that are read with a catalog, where the user says this of her own.
    pub fn new(catalog: &Catalog, mapped: IndexMap<String, SellerColumn>, names_are_raters: bool) -> Self {
        let (mut known, mut names) = (IndexMap::new(), Vec::new());
        for ix in catalog.trait_ixs() {
            let of = &catalog[ix];
            for name in of.words() {
                known.insert(fold(name), SellerColumn::Trait(ix));
            }
            names.push(of.words().map(str::to_owned).collect());
        }
        known.extend(HEADINGS.map(|(heading, column)| (heading.to_owned(), column)));
        let together = known.iter().map(|(known, holds)| (known.replace(' ', ""), *holds)).collect();
        Vocabulary {
            mapped,
            known,
            together,
            others: OTHER_HEADINGS.into_iter().collect(),
            names,
            names_are_raters,
        }
    }

    /// Whether the user says what a heading means.
    pub fn is_mapped(&self, heading: &str) -> bool {
        self.mapped.contains_key(&fold(heading))
    }

    /// Whether the user says which column names those who are rated.
    pub fn says_who(&self) -> bool {
        use SellerColumn::{FirstName, Id, LastName, Name};
        self.names_are_raters
            || self.mapped.values().any(|holds| matches!(holds, Id | Name | FirstName | LastName))
    }

    /// Whether a heading is one of the usual ones as it stands.
    pub fn is_known(&self, heading: &str) -> bool {
        self.known.contains_key(&fold(heading))
    }

    /// Whether a heading is one of the usual ones of names, perhaps with a remark in brackets.
    pub fn is_name(&self, heading: &str) -> bool {
        matches!(self.meaning(heading), Some(SellerColumn::Name | SellerColumn::FirstName))
    }

    /// Returns what a heading means by itself, whatever the other columns hold.
    pub fn meaning(&self, heading: &str) -> Option<SellerColumn> {
        let folded = fold(heading);
        let of_long = LONG_HEADINGS.iter().find(|(known, _)| *known == folded).map(|(_, holds)| *holds);
        self.known.get(&folded).copied().or_else(|| self.otherwise(heading)).or(of_long)
    }

    /// Returns what each column of a heading row holds.
    pub fn columns(&self, headings: &Row) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::with_capacity(headings.width());
        for heading in headings.cells() {
            let folded = fold(heading);
            let mapped = if self.mapped.is_empty() { None } else { self.mapped.get(&folded) };
            let holds = mapped.or_else(|| self.known.get(&folded));
            let holds = holds.copied().unwrap_or(SellerColumn::Unread);
            columns.push(Column { holds, heading: heading.trim().to_owned() });
        }
        // At most as many as there are kinds, in tables of however many columns.
        let mut taken: Vec<SellerColumn> = Vec::new();
        for column in &columns {
            if column.holds != SellerColumn::Unread && !taken.contains(&column.holds) {
                taken.push(column.holds);
            }
        }
        let has_job_title = columns.iter().take(MOST_LOOKED_AT).any(|column| {
            let is_title = TITLES.contains(&fold(&column.heading).as_str());
            column.holds == SellerColumn::Unread
                && !is_title
                && self.others.get(fold(&column.heading).as_str()) == Some(&SellerColumn::Role)
        });
        let unread = columns.iter_mut().filter(|column| column.holds == SellerColumn::Unread);
        // `Title` may be Mr or Ms beside the job title.
        let titles = ["title", "tittel"];
        let (last, unread): (Vec<_>, Vec<_>) =
            unread.take(MOST_LOOKED_AT).partition(|column| titles.contains(&fold(&column.heading).as_str()));
        for column in unread.into_iter().chain(last) {
            let Some(holds) = self.otherwise(&column.heading) else { continue };
            // Beside a job title a title is that of address.
            if holds == SellerColumn::Role
                && has_job_title
                && TITLES.contains(&fold(&column.heading).as_str())
            {
                continue;
            }
            let is_taken = taken.iter().any(|taken| match (taken, holds) {
                (SellerColumn::Hours(_), SellerColumn::Hours(_)) => true,
                (taken, holds) => *taken == holds,
            });
            if !is_taken {
                column.holds = holds;
                taken.push(holds);
            }
        }
        if self.names_are_raters {
            self.give_names_to_raters(&mut columns);
        }
        if traits(&columns) == 0 {
            as_long(&mut columns);
        }
        // A whole name that stands behind its parts. Beside one part it may be the other one, which the rows tell.
        let has = |of| columns.iter().any(|column| column.holds == of);
        if has(SellerColumn::Name) && has(SellerColumn::FirstName) && has(SellerColumn::LastName) {
            for column in &mut columns {
                if matches!(column.holds, SellerColumn::FirstName | SellerColumn::LastName) {
                    column.holds = SellerColumn::Unread;
                }
            }
        }
        columns
    }

    /// Takes names as those of raters, and ids as nobody's, but for what the user says of her own headings.
    fn give_names_to_raters(&self, columns: &mut [Column]) {
        use SellerColumn::{FirstName, Id, LastName, Name, Rater, Unread};
        let mut has_rater = columns.iter().any(|column| column.holds == Rater);
        for column in columns {
            if !matches!(column.holds, Id | Name | FirstName | LastName)
                || self.mapped.contains_key(&fold(&column.heading))
            {
                continue;
            }
            let is_rater = column.holds == Name && !has_rater;
            column.holds = if is_rater { Rater } else { Unread };
            has_rater |= is_rater;
        }
    }

    /// Returns what a heading means that is not one of the usual ones: another word, or a trait with a remark in brackets
    /// or with a mark behind it.
    fn otherwise(&self, heading: &str) -> Option<SellerColumn> {
        let folded = fold(heading);
        if let Some(holds) = self.others.get(folded.as_str()) {
            return Some(*holds);
        }
        // Stillings-%: a hyphen or a space more or less.
        if let Some(holds) = self.others.get(folded.replace(['-', ' '], "").as_str()) {
            return Some(*holds);
        }
        let bare = folded.trim_end_matches([':', '*', '?', '.', ' ']);
        let (without, remark) = match bare.split_once('(') {
            Some((before, remark)) => (Some(before.trim()), remark),
            None => (None, ""),
        };
        // A grid of a form: "How good is she? [Drive]".
        let within =
            bare.strip_suffix(']').and_then(|bare| bare.rsplit_once('[')).map(|(_, within)| within.trim());
        let found = [Some(bare), without, within].into_iter().flatten().find_map(|word| self.known.get(word));
        // Words run together: DriveToWin, or a soft hyphen in the place of a space.
        let found = found.or_else(|| self.together.get(&bare.replace(' ', ""))).copied();
        let is_person = matches!(found, Some(SellerColumn::Name | SellerColumn::Id));
        if is_person && remark.split(|c: char| !c.is_alphanumeric()).any(|word| OF_RATERS.contains(&word)) {
            return Some(SellerColumn::Rater);
        }
        found
    }

    /// Returns the known heading that a word misspells by a letter or two.
    pub fn misspelt<'v>(&'v self, heading: &str) -> Option<(&'v str, SellerColumn)> {
        let folded = fold(heading);
        let near = near_miss(&folded, self.known.keys().map(String::as_str))?;
        Some((near, *self.known.get(near)?))
    }

    /// Returns a known heading as it is written in the catalog.
    pub fn written(&self, known: &str, holds: SellerColumn) -> String {
        let SellerColumn::Trait(ix) = holds else { return known.to_owned() };
        self.names[ix.0].iter().find(|name| fold(name) == known).cloned().unwrap_or_else(|| known.to_owned())
    }

    /// Returns the trait that a word means, if any.
    pub fn find_trait(&self, word: &str) -> Option<TraitIx> {
        let folded = fold(word);
        match self
            .mapped
            .get(&folded)
            .or_else(|| self.known.get(&folded))
            .copied()
            .or_else(|| self.otherwise(word))
        {
            Some(SellerColumn::Trait(ix)) => Some(ix),
            _ => None,
        }
    }
}

/// Takes columns as those of a table with a row for each rating, if it has a trait and a rating.
fn as_long(columns: &mut [Column]) {
    use SellerColumn::{Rater, ScoreOf, TraitName, Unread};
    let folded: Vec<String> = columns.iter().map(|column| fold(&column.heading)).collect();
    // Score (1-5): what stands in brackets is looked at later.
    let without: Vec<Option<&str>> =
        folded.iter().map(|heading| heading.split_once('(').map(|(before, _)| before.trim())).collect();
    let find = |kind: SellerColumn| {
        let words = || LONG_HEADINGS.iter().filter(move |(_, holds)| *holds == kind).map(|(word, _)| *word);
        let mut whole = words().filter_map(|word| folded.iter().position(|heading| heading == word));
        let mut bare = words().filter_map(|word| without.iter().position(|heading| *heading == Some(word)));
        whole.next().or_else(|| bare.next().filter(|_| kind == ScoreOf))
    };
    let has = |columns: &[Column], kind| columns.iter().any(|column| column.holds == kind);
    for kind in [TraitName, ScoreOf, Rater] {
        let is_told = has(columns, TraitName) || find(TraitName).is_some();
        let is_rated = has(columns, ScoreOf) || find(ScoreOf).is_some();
        if let Some(at) = find(kind).filter(|_| is_told && is_rated)
            && !has(columns, kind)
            && columns[at].holds == Unread
        {
            columns[at].holds = kind;
        }
    }
}

/// Whether columns are those of a table with a row for each rating, or for each rater.
pub fn has_ratings(columns: &[Column]) -> bool {
    let has = |kind| columns.iter().any(|column| column.holds == kind);
    has(SellerColumn::TraitName) && has(SellerColumn::ScoreOf)
        || has(SellerColumn::Rater) && traits(columns) > 0
}

/// Whether a column names the traits of a table with a row for each rating, by its heading.
pub fn names_traits(columns: &[Column]) -> bool {
    columns.iter().take(MOST_LOOKED_AT).any(|column| {
        let folded = fold(&column.heading);
        LONG_HEADINGS.iter().any(|(word, holds)| *holds == SellerColumn::TraitName && *word == folded)
    })
}

/// Whether columns name people.
pub fn has_names(columns: &[Column]) -> bool {
    use SellerColumn::{FirstName, Id, LastName, Name};
    columns.iter().any(|column| matches!(column.holds, Id | Name | FirstName | LastName))
}

/// Returns how many columns hold scores.
pub fn traits(columns: &[Column]) -> usize {
    columns.iter().filter(|column| matches!(column.holds, SellerColumn::Trait(_))).count()
}
