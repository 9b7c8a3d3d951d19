//! The sheet of a workbook that tells of the team itself: its settings, seats, demand and hand-offs.
//!
//! Its cells become a tree as YAML does, so that what is checked there is checked here in the same words.

use std::ops::Range;

use indexmap::IndexMap;

use super::decoder::Decoder;
use super::file::File;
use super::overrides::Resolved;
use super::suggest::unknown;
use super::table::{Mark, Row, RowSource, is_number, number_in};
use super::team::{KEYS, team_of};
use super::yaml::{Node, NodeValue};
use crate::domain::{Catalog, FormWord, Lang, Place, Problem, Setting, Team, TeamTable, fold};

/// The most cells that are not read and named one by one.
const MOST_NAMED: usize = 5;

/// The sheet of a team, before its catalog is known.
pub(super) struct TeamSheet {
    /// A line for each cell that is read.
    file: File,
    /// Where each of those cells is.
    places: Vec<Place>,
    settings: Vec<(Setting, Node)>,
    seats: Vec<Vec<Node>>,
    demand: Vec<Vec<Node>>,
    handoffs: Vec<Vec<Node>>,
    /// The row of each key that a team file would have.
    pub lines: IndexMap<String, usize>,
    /// What is wrong with cells.
    problems: Vec<Problem>,
    /// What is not read.
    pub notes: Vec<Problem>,
}

/// Whether the first row of a sheet that is not blank heads the settings of a team.
pub(super) fn is_team_sheet(rows: &mut dyn RowSource) -> bool {
    let mut row = Row::default();
    while let Ok(true) = rows.read(&mut row) {
        if !row.is_blank() {
            return TeamTable::headed_by(&row.cells()) == Some(TeamTable::Settings);
        }
    }
    false
}

impl TeamSheet {
    /// Reads the sheet.
    ///
    /// # Errors
    /// It cannot be read on.
    pub fn read(rows: &mut dyn RowSource) -> Result<Self, Vec<Problem>> {
        let mut reader =
            CellReader { text: String::new(), places: Vec::new(), problems: Vec::new(), lang: Lang::En };
        let (mut settings, mut lines) = (Vec::new(), IndexMap::new());
        let mut listed = [Vec::new(), Vec::new(), Vec::new()];
        let (mut unread, mut first_unread) = (Vec::new(), None);
        let mut table = TeamTable::Settings;
        let mut row = Row::default();
        while rows.read(&mut row).map_err(|problem| vec![problem])? {
            if row.is_blank() {
                continue;
            }
            let width = table.headings().len();
            if let Some(headed) = TeamTable::headed_by(&row.cells()) {
                table = headed;
                let mut langs = Lang::ALL.into_iter().map(|(_, lang)| lang);
                reader.lang = langs.find(|lang| headed.is_in(*lang, row.cell(0))).unwrap_or(reader.lang);
            } else if table == TeamTable::Settings {
                reader.setting(rows, &row, &mut settings, &mut lines);
            } else {
                let key = ["seats", "demand", "handoffs"][table as usize - 1];
                let is_told = (1..width).any(|at| !row.cell(at).trim().is_empty());
                if is_told && row.cell(0).trim().is_empty() {
                    let heading = table.headings()[0].get(reader.lang);
                    let problem = Problem::new("missing-key").with("field", heading);
                    reader.problems.push(problem.at(rows.place(&row, 0)));
                } else if is_told || FormWord::NONE.is(row.cell(0)) {
                    lines.entry(key.to_owned()).or_insert(row.line());
                    listed[table as usize - 1].push(reader.row(rows, &row, width));
                }
            }
            for at in table.headings().len()..row.width() {
                if !row.cell(at).trim().is_empty() {
                    unread.push(row.cell(at).trim().chars().take(40).collect::<String>());
                    first_unread.get_or_insert_with(|| rows.place(&row, at));
                }
            }
        }
        let mut notes = rows.take_notes();
        let count = unread.len();
        unread.truncate(MOST_NAMED);
        let note = Problem::new("unread-cells").with("count", count).with("words", unread).note();
        notes.extend(first_unread.map(|place| note.at(place)));
        let CellReader { text, places, problems, .. } = reader;
        let [seats, demand, handoffs] = listed;
        let file = File::new(rows.name(), text);
        Ok(TeamSheet { file, places, settings, seats, demand, handoffs, lines, problems, notes })
    }

    /// Returns the catalog that the sheet names, and where.
    pub fn catalog(&self) -> Option<(String, Place)> {
        let (_, node) = self.settings.iter().find(|(setting, _)| *setting == Setting::Catalog)?;
        let path = Decoder::new(&self.file).words(node, "catalog")?;
        Some((path, self.place(node)))
    }

    /// Returns the team, checked against a catalog, and what is wrong with it; `name` is for a team that has none.
    pub fn check(self, catalog: &Catalog, given: &Resolved, name: String) -> (Team, Vec<Problem>) {
        let TeamSheet { file, places, settings, seats, demand, handoffs, mut problems, .. } = self;
        let mut pairs = Vec::new();
        let mut scale = Vec::new();
        for (setting, node) in settings {
            let key = match setting {
                Setting::Team => "team",
                Setting::Date => "date",
                Setting::Motion => "motion",
                Setting::HandoffMinutes => "handoff_minutes",
                Setting::Catalog => "catalog",
                Setting::Lowest | Setting::Highest => {
                    scale.push((setting as usize, node));
                    continue;
                }
            };
            let node =
                if setting == Setting::Motion { named(node, |word| motion(catalog, word)) } else { node };
            pairs.push((key, node));
        }
        scale.sort_by_key(|(order, _)| *order);
        if let Some((_, first)) = scale.first() {
            let at = first.at.clone();
            let ends = scale.into_iter().map(|(_, node)| node).collect();
            pairs.push(("scale", Node { text_at: at.clone(), at, value: NodeValue::List(ends) }));
        }
        pairs.extend(numbers(seats, |word| role(catalog, word)).map(|node| ("seats", node)));
        pairs.extend(numbers(demand, |word| task(catalog, word)).map(|node| ("demand", node)));
        pairs.extend(flows(handoffs, |word| task(catalog, word)).map(|node| ("handoffs", node)));
        let root = map(0..0, pairs.into_iter().map(|(key, node)| (text_node(key, node.at.clone()), node)));
        let reading = Decoder::new(&file);
        let team = reading.fields(&root, "team", &KEYS);
        let team = team.map(|fields| team_of(&reading, &fields, name.clone(), catalog, given));
        for mut problem in reading.into_problems() {
            let cell = problem.place.as_ref().and_then(|place| places.get(place.line.wrapping_sub(1)));
            problem.place = cell.cloned().or(problem.place);
            problems.push(problem);
        }
        let nothing = Node { at: 0..0, text_at: 0..0, value: NodeValue::Map(Vec::new()) };
        let team = team.or_else(|| {
            let reading = Decoder::new(&file);
            let fields = reading.fields(&nothing, "team", &KEYS)?;
            Some(team_of(&reading, &fields, name, catalog, given))
        });
        (team.unwrap_or_else(|| unreachable!("an empty map is a team")), problems)
    }

    fn place(&self, node: &Node) -> Place {
        let line = self.file.place(&node.at).line;
        self.places
            .get(line.wrapping_sub(1))
            .cloned()
            .unwrap_or_else(|| Place::whole(self.file.name().clone()))
    }
}

/// Makes values of cells, and notes where each is.
struct CellReader {
    text: String,
    places: Vec<Place>,
    problems: Vec<Problem>,
    /// The language of the headings.
    lang: Lang,
}

impl CellReader {
    /// Reads a row of the settings.
    fn setting(
        &mut self,
        rows: &dyn RowSource,
        row: &Row,
        settings: &mut Vec<(Setting, Node)>,
        lines: &mut IndexMap<String, usize>,
    ) {
        let word = row.cell(0).trim();
        let Some(setting) = Setting::ALL.into_iter().find(|setting| setting.word().is(word)) else {
            let known = Setting::ALL.into_iter().map(|setting| setting.word().get(self.lang));
            self.problems.push(unknown("unknown-setting", word, known).at(rows.place(row, 0)));
            return;
        };
        if row.cell(1).trim().is_empty() {
            return;
        }
        if settings.iter().any(|(known, _)| *known == setting) {
            self.problems.push(Problem::new("duplicate-key").with("key", word).at(rows.place(row, 0)));
            return;
        }
        let key = match setting {
            Setting::Team => "team",
            Setting::Date => "date",
            Setting::Motion => "motion",
            Setting::Lowest | Setting::Highest => "scale",
            Setting::HandoffMinutes => "handoff_minutes",
            Setting::Catalog => "catalog",
        };
        lines.entry(key.to_owned()).or_insert(row.line());
        settings.extend(self.cell(rows, row, 1, setting == Setting::Date).map(|node| (setting, node)));
    }

    /// Returns the first cells of a row; an empty one is nothing.
    fn row(&mut self, rows: &dyn RowSource, row: &Row, width: usize) -> Vec<Node> {
        let mut nodes = Vec::with_capacity(width);
        for at in 0..width {
            let node = self.cell(rows, row, at, false);
            nodes.push(node.unwrap_or_else(|| {
                let at = self.note(rows, row, at);
                Node { text_at: at.clone(), at, value: NodeValue::Null }
            }));
        }
        nodes
    }

    /// Notes where a cell is. Returns the bytes that stand for it.
    fn note(&mut self, rows: &dyn RowSource, row: &Row, at: usize) -> Range<usize> {
        let start = self.text.len();
        self.text.extend(row.cell(at).trim().chars().map(|c| if c.is_control() { ' ' } else { c }));
        let end = self.text.len();
        self.text.push('\n');
        self.places.push(rows.place(row, at));
        start..end
    }

    /// Returns what a cell holds; `None` where it is empty or cannot be read.
    fn cell(&mut self, rows: &dyn RowSource, row: &Row, at: usize, is_date: bool) -> Option<Node> {
        let text = row.cell(at).trim();
        if text.is_empty() {
            return None;
        }
        let value = match row.mark(at) {
            // A day may have a time of midnight behind it.
            Some(Mark::Fault("spreadsheet-date")) if is_date => {
                NodeValue::Text(text.split(['T', ' ']).next().unwrap_or(text).to_owned())
            }
            Some(Mark::Fault(code)) => {
                let problem = Problem::new(code).with("field", row.cell(0).trim()).with("found", text);
                self.problems.push(problem.at(rows.place(row, at)));
                return None;
            }
            Some(Mark::Number | Mark::HiddenZero | Mark::FormulaZero) => {
                text.parse().map_or(NodeValue::Text(text.to_owned()), NodeValue::Number)
            }
            None if at > 0 && is_number(text) => {
                number_in(text).map_or(NodeValue::Text(text.to_owned()), NodeValue::Number)
            }
            None => NodeValue::Text(text.to_owned()),
        };
        let at = self.note(rows, row, at);
        Some(Node { text_at: at.clone(), at, value })
    }
}

fn text_node(text: &str, at: Range<usize>) -> Node {
    Node { text_at: at.clone(), at, value: NodeValue::Text(text.to_owned()) }
}

fn map(at: Range<usize>, pairs: impl Iterator<Item = (Node, Node)>) -> Node {
    Node { text_at: at.clone(), at, value: NodeValue::Map(pairs.collect()) }
}

/// Returns a node with the id of what its words name.
fn named<'c>(node: Node, id_of: impl Fn(&str) -> Option<&'c str>) -> Node {
    match &node.value {
        NodeValue::Text(word) => match id_of(word) {
            Some(id) => Node { value: NodeValue::Text(id.to_owned()), ..node },
            None => node,
        },
        _ => node,
    }
}

/// Whether the only row says that there is nothing.
fn says_none<'c>(rows: &[Vec<Node>], id_of: &impl Fn(&str) -> Option<&'c str>) -> bool {
    let [row] = rows else { return false };
    let is_alone = row.iter().skip(1).all(|node| matches!(node.value, NodeValue::Null));
    let word = row.first().map(|node| &node.value);
    is_alone
        && matches!(word, Some(NodeValue::Text(word)) if FormWord::NONE.is(word) && id_of(word).is_none())
}

/// Returns rows of a word and a number as a map; `None` where there are none.
fn numbers<'c>(rows: Vec<Vec<Node>>, id_of: impl Fn(&str) -> Option<&'c str>) -> Option<Node> {
    let at = rows.first()?.first()?.at.clone();
    if says_none(&rows, &id_of) {
        return Some(map(at, std::iter::empty()));
    }
    let pairs = rows.into_iter().filter_map(|row| {
        let mut cells = row.into_iter();
        Some((named(cells.next()?, &id_of), cells.next()?))
    });
    Some(map(at, pairs))
}

/// Returns rows of two tasks and a number as a list of hand-offs; `None` where there are none.
fn flows<'c>(rows: Vec<Vec<Node>>, id_of: impl Fn(&str) -> Option<&'c str>) -> Option<Node> {
    let at = rows.first()?.first()?.at.clone();
    if says_none(&rows, &id_of) {
        return Some(Node { text_at: at.clone(), at, value: NodeValue::List(Vec::new()) });
    }
    let flows = rows.into_iter().map(|row| {
        let at = row.first().map_or(0..0, |node| node.at.clone());
        let keys = super::team::FLOW_KEYS.into_iter();
        let pairs = keys.zip(row).map(|(key, node)| {
            (text_node(key, node.at.clone()), if key == "per_week" { node } else { named(node, &id_of) })
        });
        map(at, pairs)
    });
    Some(Node { text_at: at.clone(), at, value: NodeValue::List(flows.collect()) })
}

fn role<'c>(catalog: &'c Catalog, word: &str) -> Option<&'c str> {
    by_words(word, catalog.roles.iter().map(|of| (of.id.as_str(), of.words().collect())))
}

fn task<'c>(catalog: &'c Catalog, word: &str) -> Option<&'c str> {
    by_words(word, catalog.tasks.iter().map(|of| (of.id.as_str(), of.name.all().collect())))
}

fn motion<'c>(catalog: &'c Catalog, word: &str) -> Option<&'c str> {
    by_words(word, catalog.motions.iter().map(|of| (of.id.as_str(), of.name.all().collect())))
}

/// Returns the id of what a word names: an id before a name of another.
fn by_words<'c>(word: &str, of: impl Iterator<Item = (&'c str, Vec<&'c str>)> + Clone) -> Option<&'c str> {
    let folded = fold(word);
    let by_id = of.clone().find(|(id, _)| *id == word);
    let mut of = of;
    by_id.or_else(|| of.find(|(_, words)| words.iter().any(|name| fold(name) == folded))).map(|(id, _)| id)
}
