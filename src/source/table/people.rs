//! Which rows are people: averages, sums, counts, sources, remarks and repeated headings are not.

use indexmap::IndexSet;

use super::columns::SellerColumn;
use super::figure_rows::FigureRows;
use super::nobody::{Naming, is_no_name, is_percentile, is_sure, is_vacancy, lone, statistic};
use super::row::Row;
use super::row_reader::{Candidate, RowReader};
use super::statistics::{Aggregate, Numbers, Sums};
use crate::domain::{Catalog, Place, Problem, Role, fold};

/// The keys of the forms that this program writes.
pub(super) const KEYS: [&str; 12] =
    ["id", "name", "trait", "about", "question", "low", "high", "rating", "rater", "team", "date", "catalog"];

/// From how many keys on a row is no seller.
const LEAST_KEYS: usize = 3;

/// The most headings that a row is compared with, to see that it repeats them.
const MOST_COMPARED: usize = 100;

/// What a row is.
pub enum RowKind {
    /// A person.
    Person,
    /// A person, as far as her name goes, which is all there is.
    OnlyNamed(String),
    /// Nobody: what it calls itself.
    Nobody(String),
    /// It cannot be told; the problem.
    Unclear(Problem),
}

/// Tells people from other rows, from the words and numbers of a table so far, or of all of it.
pub struct People {
    /// The headings, folded.
    headings: Vec<String>,
    /// All people of the table, where it was looked at as a whole.
    all: Option<Sums>,
    /// The people so far.
    so_far: Sums,
    /// Those since the last row that is nobody, if there is one.
    since: Option<Sums>,
    /// Whether a person with scores has a name of one word, and whether one has a name of letters.
    has_single_names: bool,
    has_lettered_names: bool,
    /// The scores of those with a role, where the table was looked at as a whole.
    figures: FigureRows,
    /// The words of the catalog for traits, tasks and roles, folded: no names of people.
    words: IndexSet<String>,
    /// The first rows of a table that is not held, which may be averages of what follows.
    first: Vec<(Numbers, bool, Place)>,
    /// Whether a row with an id is a person.
    trusts_ids: bool,
}

impl People {
    /// Returns what tells people below these headings, in the words of a catalog.
    pub fn new(headings: &Row, catalog: &Catalog, trusts_ids: bool) -> Self {
        let traits = catalog.traits.iter().flat_map(|of| of.words().map(fold).collect::<Vec<_>>());
        let tasks = catalog.tasks.iter().flat_map(|task| task.name.all().map(fold).collect::<Vec<_>>());
        let roles = catalog.roles.iter().flat_map(Role::words).map(fold);
        People {
            headings: headings.cells().take(MOST_COMPARED).map(fold).collect(),
            all: None,
            so_far: Sums::new(catalog.traits.len()),
            since: None,
            has_single_names: false,
            has_lettered_names: false,
            figures: FigureRows::default(),
            words: traits.chain(tasks).chain(roles).collect(),
            first: Vec::new(),
            trusts_ids,
        }
    }

    /// Takes a row into account that is still to come.
    pub fn look_ahead(&mut self, row: &Row, said: &Candidate, reader: &RowReader) {
        let is_named = self.by_words(row, said, reader).is_some();
        let all = self.all.get_or_insert_with(|| Sums::new(said.numbers.scores.len()));
        if !is_named {
            all.add(&said.numbers);
            self.figures.add(&said.numbers, said.role.is_some());
            self.note_name(said);
        }
    }

    /// Returns what a row is, and takes it into account.
    pub fn kind(&mut self, row: &Row, said: &Candidate, reader: &RowReader) -> RowKind {
        let kind = self.by_words(row, said, reader).or_else(|| self.by_numbers(said));
        let kind = kind.or_else(|| self.by_figures(said));
        match kind {
            Some(RowKind::Nobody(word)) => {
                self.since = Some(Sums::new(said.numbers.scores.len()));
                RowKind::Nobody(word)
            }
            Some(RowKind::Unclear(problem)) => RowKind::Unclear(problem),
            person => {
                self.add(&said.numbers.scores, said.numbers.decimals);
                self.note_name(said);
                person.unwrap_or(RowKind::Person)
            }
        }
    }

    fn add(&mut self, scores: &[f64], decimals: usize) {
        self.so_far.add_scores(scores, decimals);
        if let Some(since) = &mut self.since {
            since.add_scores(scores, decimals);
        }
    }

    /// Whether a row of a table that is not held is a person, by its numbers; by its words it is. `is_told` where it has a
    /// role, or an id that is trusted.
    pub fn is_person(&self, scores: &[f64], decimals: usize, is_told: bool) -> bool {
        is_told || self.before(scores, decimals, false).is_none()
    }

    /// Takes such a row into account.
    pub fn add_person(&mut self, scores: &[f64], decimals: usize, has_single_name: bool) {
        self.add(scores, decimals);
        self.has_single_names |= has_single_name;
        self.has_lettered_names = true;
    }

    fn note_name(&mut self, said: &Candidate) {
        self.has_single_names |= has_scores(said) && has_single_name(said);
        self.has_lettered_names |= has_scores(said) && has_lettered_name(said);
    }

    /// Whether a row has an id that makes it a person.
    fn has_trusted_id(&self, said: &Candidate) -> bool {
        self.trusts_ids && said.id.is_some()
    }

    /// Whether a row with an id is a person.
    pub fn trusts_ids(&self) -> bool {
        self.trusts_ids
    }

    /// Whether no more rows are kept to be compared with all others.
    pub fn has_first(&self) -> bool {
        self.first.len() >= 3
    }

    /// Returns the words of the catalog, folded, that are no names of people.
    pub fn words(&self) -> &IndexSet<String> {
        &self.words
    }

    /// Returns the headings, folded.
    pub fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Keeps one of the first rows of a table that is not held, to compare it with all others at the end.
    pub fn keep(&mut self, said: &Candidate, place: impl FnOnce() -> Place) {
        let is_told = self.has_trusted_id(said);
        if self.all.is_none() && self.first.len() < 3 && has_scores(said) && !is_told {
            self.first.push((said.numbers.clone(), said.is_off_scale, place()));
        }
    }

    /// Returns the problems of first rows that turned out to be averages or sums of all others.
    pub fn at_end(&mut self) -> Vec<(Problem, Place)> {
        let mut problems = Vec::new();
        for (numbers, is_off_scale, place) in std::mem::take(&mut self.first) {
            if self.so_far.without(&numbers).aggregate(&numbers, is_off_scale).is_some() {
                problems.push((Problem::new("row-of-averages"), place));
            }
        }
        problems
    }

    /// Returns what a row of a table with a row for each rating is.
    pub fn kind_of_rating(&self, row: &Row, said: &Candidate, reader: &RowReader) -> RowKind {
        let nobody = || {
            let at = said.first_filled();
            RowKind::Nobody(row.cell(at).trim().to_owned())
        };
        if self.is_heading_again(row, said) || is_ruling(row) {
            return nobody();
        }
        if self.has_trusted_id(said) {
            return RowKind::Person;
        }
        let Some((_, label)) = label(row, said, reader) else { return RowKind::Person };
        let is_lone = said.filled.len() == 1 && said.rating.is_none();
        match statistic(label) {
            Some(Naming::Statistic) if said.rating.is_none() || is_sure(label) => nobody(),
            // Initials such as SD, or a person of that name.
            Some(Naming::Statistic) => RowKind::Unclear(Problem::new("row-of-averages").with("word", label)),
            Some(Naming::PerhapsStatistic) if label.contains(' ') => {
                RowKind::Unclear(Problem::new("row-of-averages").with("word", label))
            }
            _ if is_lone && lone(label) == Naming::Remark => nobody(),
            _ => RowKind::Person,
        }
    }

    fn by_words(&self, row: &Row, said: &Candidate, reader: &RowReader) -> Option<RowKind> {
        if self.is_heading_again(row, said) || is_ruling(row) {
            return Some(RowKind::Nobody(row.cell(said.first_filled()).trim().to_owned()));
        }
        // A vacant seat has a role and nobody in it.
        if let Some((_, name)) = &said.name
            && !has_scores(said)
            && !self.has_trusted_id(said)
            && is_vacancy(name)
        {
            return Some(RowKind::Nobody(name.clone()));
        }
        // A role of her own makes a row a person.
        if said.role.is_some() || self.has_trusted_id(said) {
            return None;
        }
        let (_, label) = label(row, said, reader)?;
        match statistic(label) {
            Some(Naming::Statistic) => return Some(RowKind::Nobody(label.to_owned())),
            Some(Naming::PerhapsStatistic) if self.is_figure(&said.numbers) => {
                return Some(RowKind::Nobody(label.to_owned()));
            }
            // `Max` is a person among people of one name who have scores, and hardly among others; Sara Total may be one.
            Some(Naming::PerhapsStatistic)
                if !self.has_single_names || !has_scores(said) || label.contains(' ') =>
            {
                return Some(self.by_numbers(said).unwrap_or_else(|| {
                    RowKind::Unclear(Problem::new("row-of-averages").with("word", label))
                }));
            }
            _ => {}
        }
        if let Some((_, name)) = &said.name
            && !has_scores(said)
            && is_no_name(name)
        {
            return Some(RowKind::Nobody(name.clone()));
        }
        if let Some((_, name)) = &said.name
            && has_scores(said)
            && (self.words.contains(&fold(name))
                || is_no_name(name) && self.has_lettered_names && !has_own_id(said)
                || is_percentile(name) && self.has_lettered_names && !self.has_single_names)
        {
            return Some(RowKind::Unclear(Problem::new("hardly-a-name").with("word", name.as_str())));
        }
        let is_alone = said.filled.len() == 1;
        let is_remark = !has_scores(said) && said.hours.is_none() && lone(label) == Naming::Remark;
        if is_remark && (is_alone || label.trim_end().ends_with(':') || label.contains(": ")) {
            return Some(RowKind::Nobody(label.to_owned()));
        }
        if !is_alone || said.name.is_none() && said.id.is_none() {
            return None;
        }
        match lone(label) {
            Naming::Person => Some(RowKind::OnlyNamed(label.to_owned())),
            Naming::Unclear if !label.contains(' ') && self.has_single_names => {
                Some(RowKind::OnlyNamed(label.to_owned()))
            }
            _ => Some(RowKind::Unclear(Problem::new("perhaps-nobody").with("word", label))),
        }
    }

    /// Whether numbers are the lowest or the highest of the others, or count them.
    fn is_figure(&self, numbers: &Numbers) -> bool {
        let others = self.all.as_ref().unwrap_or(&self.so_far);
        others.is_extreme(numbers) || others.is_count(numbers)
    }

    fn by_numbers(&self, said: &Candidate) -> Option<RowKind> {
        if said.role.is_some() || self.has_trusted_id(said) {
            return None;
        }
        let numbers = &said.numbers;
        let before = || self.before(&numbers.scores, numbers.decimals, said.is_off_scale);
        let found = match &self.all {
            Some(all) => all
                .without(numbers)
                .aggregate(numbers, said.is_off_scale)
                .or_else(before)
                .or_else(|| sure(all.after(&self.so_far, numbers).aggregate(numbers, said.is_off_scale))),
            None => before(),
        };
        let word =
            || said.name.as_ref().or(said.id.as_ref()).map_or_else(String::new, |(_, name)| name.clone());
        let unclear = || RowKind::Unclear(Problem::new("row-of-averages").with("word", word()));
        Some(match found? {
            Aggregate::PerhapsAverages => unclear(),
            // Whole numbers of a person may well be the sums of two others.
            Aggregate::Sums if !said.is_off_scale && lone(&word()) == Naming::Person => unclear(),
            Aggregate::Averages | Aggregate::Sums => RowKind::Nobody(word()),
        })
    }

    /// Returns what the numbers of a row say that has no role, unlike all others, and no name of a person.
    fn by_figures(&self, said: &Candidate) -> Option<RowKind> {
        if said.role.is_some() || self.all.is_none() || self.has_trusted_id(said) {
            return None;
        }
        let (_, word) = said.name.as_ref().or(said.id.as_ref())?;
        (lone(word) != Naming::Person && self.figures.holds(&said.numbers))
            .then(|| RowKind::Unclear(Problem::new("row-of-averages").with("word", word.as_str())))
    }

    fn before(&self, scores: &[f64], decimals: usize, is_off_scale: bool) -> Option<Aggregate> {
        let of = |sums: &Sums| sums.aggregate_scores(scores, decimals, is_off_scale);
        of(&self.so_far).or_else(|| sure(self.since.as_ref().and_then(of)))
    }

    /// Whether a row repeats the headings.
    fn is_heading_again(&self, row: &Row, said: &Candidate) -> bool {
        let is_same =
            |at: &&usize| self.headings.get(**at).is_some_and(|heading| *heading == fold(row.cell(**at)));
        // The usual row has numbers where headings have words: a look at one cell is enough.
        let Some(first) = said.filled.first() else { return false };
        let compared = || said.filled.iter().take_while(|at| **at < MOST_COMPARED);
        if is_same(&first) && compared().filter(is_same).count() * 2 > compared().count() {
            return true;
        }
        // Our own forms have their keys below headings in another language.
        let is_key = |at: &&usize| KEYS.contains(&row.cell(**at).trim());
        is_key(&first) && compared().filter(is_key).count() >= LEAST_KEYS
    }
}

fn sure(found: Option<Aggregate>) -> Option<Aggregate> {
    found.filter(|found| *found != Aggregate::PerhapsAverages)
}

/// Returns what a row calls itself: its name or id, or else its first cell that holds no number.
fn label<'r>(row: &'r Row, said: &Candidate, reader: &RowReader) -> Option<(usize, &'r str)> {
    let named = [&said.name, &said.id].into_iter().flatten().map(|(at, _)| *at).next();
    let at = named.or_else(|| said.filled.iter().copied().find(|at| is_words(row, *at, reader)))?;
    Some((at, row.cell(at).trim()))
}

/// Whether a cell holds words, where no numbers belong.
fn is_words(row: &Row, at: usize, reader: &RowReader) -> bool {
    let holds = reader.columns.get(at).map_or(SellerColumn::Unread, |column| column.holds);
    !matches!(holds, SellerColumn::Trait(_) | SellerColumn::Hours(_))
        && row.cell(at).chars().any(char::is_alphabetic)
}

fn has_scores(said: &Candidate) -> bool {
    said.numbers.scores.iter().any(|score| !score.is_nan())
}

fn has_single_name(said: &Candidate) -> bool {
    said.name
        .as_ref()
        .or(said.id.as_ref())
        .is_some_and(|(_, name)| !name.contains(' ') && !is_percentile(name))
}

/// Whether there is an id beside the name.
fn has_own_id(said: &Candidate) -> bool {
    said.id.as_ref().map(|(_, id)| id) != said.name.as_ref().map(|(_, name)| name) && said.id.is_some()
}

/// Whether there is a name, and it has letters.
fn has_lettered_name(said: &Candidate) -> bool {
    said.name.as_ref().is_some_and(|(_, name)| !is_no_name(name) && !is_percentile(name))
}

/// Whether a row is a line drawn with characters.
fn is_ruling(row: &Row) -> bool {
    let is_drawn =
        |c: char| matches!(c, '-' | '=' | '_' | '*' | '─' | '—' | '–' | '━' | '+' | '|') || c.is_whitespace();
    let first = row.cells().find(|cell| !cell.trim().is_empty()).unwrap_or_default();
    first.chars().all(is_drawn)
        && first.trim().chars().count() >= 3
        && row.cells().all(|cell| cell.chars().all(is_drawn))
}
