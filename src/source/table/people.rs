//! Which rows are people: averages, sums, counts, sources, remarks and repeated headings are not.

use indexmap::{IndexMap, IndexSet};

use super::candidate::Candidate;
use super::columns::Column;
use super::figure_rows::FigureRows;
use super::name_shapes::{NameShapes, Outline};
use super::nobody::{
    Naming, is_figure_alone, is_no_name, is_percentile, is_sure, is_vacancy, lone, statistic,
};
use super::repeated_headings::{Again, RepeatedHeadings};
use super::row::Row;
use super::row_label::{
    first_words, has_lettered_name, has_own_id, has_scores, has_single_name, is_ruling, label,
};
use super::row_reader::RowReader;
use super::statistics::{Numbers, Sums};
use crate::domain::{Catalog, Place, Problem, Role, RoleIx, fold};

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
    headings: RepeatedHeadings,
    /// Whether the last row was a word for other figures, and nothing else.
    is_under_figure: bool,
    /// All people of the table, where it was looked at as a whole.
    pub(super) all: Option<Sums>,
    /// The people so far.
    pub(super) so_far: Sums,
    /// Those since the last row that is nobody, if there is one.
    pub(super) since: Option<Sums>,
    /// Those of each role, where the table was looked at as a whole.
    pub(super) by_role: IndexMap<RoleIx, Sums>,
    /// How many people with scores have a name of one word, and whether one has a name of letters.
    single_names: usize,
    has_lettered_names: bool,
    /// The names of a table that was looked at as a whole, which rows are hardly people by them, and which are people who
    /// stand in another row as well.
    names: NameShapes,
    odd: IndexSet<(usize, usize)>,
    twice: IndexMap<(usize, usize), usize>,
    /// The scores of those with a role, where the table was looked at as a whole.
    pub(super) figures: FigureRows,
    /// The words of the catalog for traits, tasks and roles, folded: no names of people.
    words: IndexSet<String>,
    /// The first rows of a table that is not held, which may be averages of what follows.
    first: Vec<(Numbers, bool, Place)>,
    /// Whether a row with an id is a person.
    trusts_ids: bool,
}

impl People {
    /// Returns what tells people below these headings, in the words of a catalog.
    pub fn new(columns: &[Column], catalog: &Catalog, trusts_ids: bool) -> Self {
        let traits = catalog.traits.iter().flat_map(|of| of.words().map(fold).collect::<Vec<_>>());
        let tasks = catalog.tasks.iter().flat_map(|task| task.name.all().map(fold).collect::<Vec<_>>());
        let roles = catalog.roles.iter().flat_map(Role::words).map(fold);
        People {
            headings: RepeatedHeadings::new(columns, catalog),
            is_under_figure: false,
            all: None,
            so_far: Sums::new(catalog.traits.len()),
            since: None,
            by_role: IndexMap::new(),
            single_names: 0,
            has_lettered_names: false,
            names: NameShapes::default(),
            odd: IndexSet::new(),
            twice: IndexMap::new(),
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
        if is_named {
            return;
        }
        all.add(&said.numbers);
        if let Some(role) = said.role {
            let of_role = self.by_role.entry(role).or_insert_with(|| Sums::new(said.numbers.scores.len()));
            of_role.add(&said.numbers);
        }
        self.figures.add(&said.numbers, said.role.is_some());
        self.single_names += usize::from(has_scores(said) && has_single_name(said));
        self.has_lettered_names |= has_scores(said) && has_lettered_name(said);
        if let Some((at, name)) = &said.name
            && (has_scores(said) || said.hours.is_some())
        {
            self.names.add(Outline {
                at: (row.line(), row.across),
                name: name.clone(),
                has_scores: has_scores(said),
                is_indented: row.cell(*at).starts_with(char::is_whitespace),
                told: [
                    said.role.is_some() || self.has_trusted_id(said),
                    has_own_id(said),
                    row.cells().any(|cell| cell.contains('@')),
                ],
            });
        }
    }

    /// Judges the names of all rows that were looked at.
    pub fn judge_names(&mut self, catalog: &Catalog) {
        self.odd = self.names.odd();
        self.twice = self.names.twice(catalog);
    }

    /// Returns the trait that is on a scale of its own, in a table that was looked at as a whole, with its highest score.
    pub fn on_another_scale(&self) -> Option<(usize, f64)> {
        self.all.as_ref().and_then(Sums::on_another_scale)
    }

    /// Returns what a row is, and takes it into account.
    pub fn kind(&mut self, row: &Row, said: &Candidate, reader: &RowReader) -> RowKind {
        let kind = self.by_words(row, said, reader).or_else(|| self.by_numbers(row, said));
        let kind = kind.or_else(|| self.by_figures(said)).or_else(|| self.by_names(row, said));
        let is_figure = said.filled.len() == 1 && statistic(row.cell(said.filled[0]).trim()).is_some();
        self.is_under_figure = is_figure;
        match kind {
            Some(RowKind::Nobody(word)) => {
                self.since = Some(Sums::new(said.numbers.scores.len()));
                RowKind::Nobody(word)
            }
            Some(RowKind::Unclear(problem)) => RowKind::Unclear(problem),
            person => {
                self.add(&said.numbers.scores, said.numbers.decimals);
                let is_new = self.all.is_none();
                self.single_names += usize::from(is_new && has_scores(said) && has_single_name(said));
                self.has_lettered_names |= has_scores(said) && has_lettered_name(said);
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
        self.single_names += usize::from(has_single_name);
        self.has_lettered_names = true;
    }

    /// Whether a row has an id that makes it a person.
    pub(super) fn has_trusted_id(&self, said: &Candidate) -> bool {
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
        &self.headings.headings
    }

    /// Whether others have a name of one word, and scores.
    pub(super) fn has_other_single_names(&self, said: &Candidate) -> bool {
        let own = self.all.is_some() && has_scores(said) && has_single_name(said);
        self.single_names > usize::from(own)
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
        let nobody = || RowKind::Nobody(first_words(row, said));
        if let Some(kind) = self.by_headings(row, said) {
            return kind;
        }
        if self.has_trusted_id(said) {
            return RowKind::Person;
        }
        let Some(label) = label(row, said, reader) else { return RowKind::Person };
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
        if let Some(kind) = self.by_headings(row, said) {
            return Some(kind);
        }
        // A vacant seat has a role and nobody in it.
        if let Some((_, name)) = &said.name
            && !has_scores(said)
            && !self.has_trusted_id(said)
            && (is_vacancy(name) || said.role.is_some() && self.is_seat(name))
        {
            return Some(RowKind::Nobody(name.clone()));
        }
        if self.has_trusted_id(said) {
            return None;
        }
        let label = label(row, said, reader)?;
        // A role of her own makes a row a person, but for a word that is no name: `Average` beside the role it is of.
        if said.role.is_some() {
            return (is_figure_alone(label) && has_scores(said) && said.name.is_some())
                .then(|| RowKind::Unclear(Problem::new("hardly-a-name").with("word", label)));
        }
        match statistic(label) {
            Some(Naming::Statistic) => return Some(RowKind::Nobody(label.to_owned())),
            // `Max` is a person among people of one name who have scores, and hardly among others; Sara Total may be one.
            Some(Naming::PerhapsStatistic) => {
                let is_figure = self.is_figure(&said.numbers);
                let may_be_person = label.contains(' ') || self.has_other_single_names(said);
                if is_figure && !may_be_person {
                    return Some(RowKind::Nobody(label.to_owned()));
                }
                if is_figure || !may_be_person || !has_scores(said) || label.contains(' ') {
                    return Some(self.by_numbers(row, said).unwrap_or_else(|| {
                        RowKind::Unclear(Problem::new("row-of-averages").with("word", label))
                    }));
                }
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
                || is_percentile(name) && self.has_lettered_names && self.single_names == 0)
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
            Naming::Unclear if !label.contains(' ') && self.single_names > 0 => {
                Some(RowKind::OnlyNamed(label.to_owned()))
            }
            _ => Some(RowKind::Unclear(Problem::new("perhaps-nobody").with("word", label))),
        }
    }

    /// Returns what a row is whose name is unlike all others, or that of somebody in another row.
    fn by_names(&self, row: &Row, said: &Candidate) -> Option<RowKind> {
        // In a form of ours an odd name is a person's as well.
        let (_, name) = said.name.as_ref().filter(|_| !self.trusts_ids)?;
        let at = (row.line(), row.across);
        if let Some(line) = self.twice.get(&at) {
            return Some(RowKind::Unclear(Problem::new("one-person-twice").with("line", *line)));
        }
        // `Ideal` beside a role, where all others have two names.
        let is_alone = said.role.is_some()
            && has_scores(said)
            && has_single_name(said)
            && self.all.is_some()
            && !self.has_other_single_names(said);
        let is_word = is_alone && (statistic(name).is_some() || self.words.contains(&fold(name)));
        (is_word || self.odd.contains(&at))
            .then(|| RowKind::Unclear(Problem::new("hardly-a-name").with("word", name.as_str())))
    }

    /// Whether a name is that of a seat, with a number or without: `Hunter 3`.
    fn is_seat(&self, name: &str) -> bool {
        let folded = fold(name);
        self.words
            .contains(folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '#' | '.')))
    }

    /// Returns what a row is that repeats the headings or is drawn with characters.
    fn by_headings(&self, row: &Row, said: &Candidate) -> Option<RowKind> {
        match self.headings.again(row, &said.filled) {
            // Below a word such as `Rank`, the same columns hold something else.
            Some(Again::Same) if self.is_under_figure => {
                Some(RowKind::Unclear(Problem::new("headings-under-figure")))
            }
            Some(Again::Same) => Some(RowKind::Nobody(first_words(row, said))),
            Some(Again::Others(at)) => {
                let word = row.cell(at).trim();
                Some(RowKind::Unclear(Problem::new("other-headings").with("word", word)))
            }
            None => is_ruling(row).then(|| RowKind::Nobody(first_words(row, said))),
        }
    }
}
