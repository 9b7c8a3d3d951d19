//! `salesfit match`: who fits what.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::catalog_lookup::find_roles;
use super::common::{Common, words};
use super::match_lines::{WideCsv, write_lines};
use super::match_records::{RecordForm, RecordLines, write_records};
use super::output::Console;
use super::peeked_sellers::PeekedSellers;
use super::refusal::{Refusal, refuse};
use super::reject_file::{RejectArgs, RejectFile};
use super::team_seats::TeamSeats;
use super::uncertainty::{UncertaintyArgs, errors};
use crate::domain::{Catalog, Problem, TaskIx};
use crate::engine::{
    Detail, FitsOf, MatrixColumn, Observer, Order, OrderBy, SURE, ScoredSellers, Scorer, UncertaintyModel,
    match_sellers,
};
use crate::render::Format;
use crate::result::{Answer, By, Header, Labels, Match, MatchOptions, Proposal, SellerRecords};
use crate::source::{open_team, unknown};
use crate::view::LongLines;

/// Print who fits what: sellers by roles or tasks
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit match team.yaml\n  \
    salesfit match team.yaml --by task --sort best\n  \
    salesfit match sellers.csv --scale 1..5 --excel -o fit.csv")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Set the columns: roles or tasks
    #[arg(long, value_name = "WHAT", default_value = "role", value_parser = words(&By::ALL))]
    by: By,

    /// Show this role only (with --by task: its tasks only); may be repeated
    #[arg(long, value_name = "ID")]
    role: Vec<String>,

    /// Sort sellers by name, by best fit, or by a role or task (default: the order of the file, or of the pseudonyms)
    #[arg(long, value_name = "name|best|ID")]
    sort: Option<String>,

    /// Print one row per seller and column, with bounds, coverage and vetoes
    #[arg(long)]
    long: bool,

    /// Round fits to this many decimals (default: 0 in tables, 1 in CSV; JSON is never rounded)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=12))]
    precision: Option<u8>,

    /// Mark the best role as open if it is the best in less than this share of draws, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = SURE, value_parser = share,
        allow_negative_numbers = true, help_heading = "How sure")]
    sure: f64,

    /// Print the 90 % interval of each fit; CSV then has one row per seller and column
    #[arg(long, help_heading = "How sure")]
    intervals: bool,

    #[command(flatten)]
    uncertainty: UncertaintyArgs,

    #[command(flatten, next_help_heading = "Options")]
    reject: RejectArgs,
}

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        let mut left_out = None;
        self.answer(common, console, &mut left_out)?;
        left_out.map_or(Ok(()), |left_out| left_out.finish(console))
    }

    fn answer(
        self,
        common: &Common,
        console: &mut Console<'_>,
        left_out: &mut Option<RejectFile>,
    ) -> anyhow::Result<()> {
        console.set_rerun(&self.team, self.uncertainty.rerun());
        let sink = self.reject.sink();
        let mut given = common.given();
        given.table.rejects.clone_from(&sink);
        let opened = open_team(&self.team, common.catalog.as_deref(), &given).map_err(Refusal)?;
        let options = self.options(&opened.catalog).map_err(refuse)?;
        let by = self.sort.as_deref().map(|word| self.order(&opened.catalog, word));
        let by = by.transpose().map_err(refuse)?;
        let to = console.open_sellers(&opened.files)?;
        let rejected = left_out.insert(self.reject.open(sink, &opened.files, console)?);
        let order = by.map(|by| Order { by, decimals: self.shown_decimals(to.format) });
        // The matrix says it of itself.
        let mut notes = opened.notes.clone();
        notes.retain(|note| note.code != "scale-looks-like" || !to.format.is_for_people());
        console.notes(&notes);
        let told = console.told(&opened.notes);
        console.later(opened.sellers.later());
        console.show_progress(opened.sellers.meter());
        let errors = errors(&opened.catalog, &opened.sellers);
        let peeked = PeekedSellers::peek(opened.sellers, errors);
        let in_play = peeked.in_play(&opened.catalog, &opened.team);
        let scorer = Scorer::new(opened.catalog.clone(), opened.team.motion).among(in_play);
        let labels = Labels::new(&opened.catalog, common.lang);
        let (number, draws_all) = (self.uncertainty.number(&peeked), self.uncertainty.draws_all(&peeked));
        let detail = self.detail(to.format);
        let draws = self.uncertainty.draws(number);
        let mut model = UncertaintyModel::new(scorer, peeked.errors.clone(), draws, draws_all)
            .of_true_scores(peeked.groups(&opened.catalog));
        if peeked.held().is_none() && detail != Detail::Fits {
            model = model.for_thousands();
        }
        let mut proposals = None;
        if let Some(sellers) = peeked.held().filter(|_| self.proposes(to.format)) {
            let (catalog, team, errors) = (&opened.catalog, &opened.team, &peeked.errors);
            let (draws, seed) = (self.uncertainty.asked(), self.uncertainty.seed());
            let seats = TeamSeats { catalog, team, sellers, errors, draws, seed, drawn: None };
            if draws_all && seats.number_at_own() == Some(number) {
                model = model.having_drawn_in_play(sellers);
            }
            let answer = TeamSeats { drawn: Some(&model), ..seats }.seat_at_own();
            proposals = answer.map(|answer| Proposal::all(&answer, &labels));
        }
        let header = Header::new(Match::SCHEMA, &opened.team, opened.team.motion, &opened.catalog, &labels)
            .noting(told);
        let observer = Observer::new(model.clone(), self.sure, to.format.is_for_people());
        if order.is_none() && matches!(to.format, Format::Csv | Format::Jsonl) {
            // The fits in question are for people.
            let of_records = MatchOptions { intervals: false, ..options.clone() };
            let records = SellerRecords::new(model.clone(), labels.clone(), of_records);
            let is_json = to.format == Format::Jsonl;
            let records = if is_json { records } else { records.without_comparison() };
            let (columns, labels_of) = (options.shown(&opened.catalog), labels.clone());
            let none: ScoredSellers<Vec<Problem>> = Box::new(std::iter::empty());
            let heads = Match::new(header, labels, &opened.catalog, options, none, observer, None);
            let heads = heads.map_err(Refusal)?;
            return console.draw_with(&heads, to, |look, out| {
                if detail == Detail::Fits {
                    let lines = WideCsv::new(&heads, columns, model.scorer(), &labels_of, look);
                    return write_lines(&lines, peeked, out, || rejected.take());
                }
                let rows = LongLines::of(&heads);
                let form = if is_json { RecordForm::Json } else { RecordForm::Csv(&rows, look) };
                let lines = RecordLines::new(&model, detail, &records, form);
                write_lines(&lines, peeked, out, || rejected.take())
            });
        }
        let scored = match_sellers(model, peeked.sellers(), detail, order);
        let result = Match::new(header, labels, &opened.catalog, options, scored, observer, proposals)
            .map_err(Refusal)?;
        if to.format == Format::Jsonl {
            return console.draw_with(&result, to, |_, out| write_records(&result, out));
        }
        console.draw(&result, to)
    }

    /// Returns whether what the team's seats propose is shown.
    fn proposes(&self, format: Format) -> bool {
        self.by == By::Role && !self.long && (format.is_for_people() || format == Format::Json)
    }

    /// Returns what to work out: a million rows of CSV need their fits only.
    fn detail(&self, format: Format) -> Detail {
        let fits_of = match self.by {
            By::Role => FitsOf::Roles,
            By::Task => FitsOf::Tasks,
        };
        match format {
            Format::Csv if !self.long && !self.intervals => Detail::Fits,
            // The matrix shows whether a best role is open.
            Format::Xlsx if !self.long && !self.intervals => Detail::BestRole,
            _ if format.is_for_people() && !self.intervals => Detail::BestRole,
            _ => Detail::Bounds(fits_of),
        }
    }

    /// Returns the decimals that fits are shown with.
    fn shown_decimals(&self, format: Format) -> Option<usize> {
        let own = match format {
            Format::Json | Format::Jsonl => return None,
            Format::Csv => 1,
            _ => 0,
        };
        Some(self.precision.map_or(own, usize::from))
    }

    fn options(&self, catalog: &Catalog) -> Result<MatchOptions, Problem> {
        let roles = find_roles(catalog, &self.role)?;
        let columns: Vec<MatrixColumn> = match self.by {
            By::Role => roles.into_iter().map(MatrixColumn::Role).collect(),
            By::Task => {
                let shares = roles.iter().flat_map(|role| &catalog[*role].tasks);
                let done: BTreeSet<TaskIx> = shares.map(|share| share.task).collect();
                done.into_iter().map(MatrixColumn::Task).collect()
            }
        };
        Ok(MatchOptions {
            by: self.by,
            columns,
            sure: self.sure,
            long: self.long,
            intervals: self.intervals,
            precision: self.precision.map(usize::from),
        })
    }

    fn order(&self, catalog: &Catalog, word: &str) -> Result<OrderBy, Problem> {
        // Sellers may be sorted by a column that is not shown. An id of both a role and a task means the kind shown.
        let role = catalog.find_role(word).map(MatrixColumn::Role);
        let task = catalog.find_task(word).map(MatrixColumn::Task);
        let column = match self.by {
            By::Role => role.or(task),
            By::Task => task.or(role),
        };
        match word {
            "name" => Ok(OrderBy::Name),
            "best" => Ok(OrderBy::Best),
            _ => column.map(OrderBy::Column).ok_or_else(|| {
                let ids: Vec<&str> = match self.by {
                    By::Role => catalog.roles.iter().map(|role| role.id.as_str()).collect(),
                    By::Task => catalog.tasks.iter().map(|task| task.id.as_str()).collect(),
                };
                unknown("unknown-order", word, ["name", "best"].into_iter().chain(ids))
            }),
        }
    }
}

/// Parses a share.
fn share(text: &str) -> Result<f64, String> {
    let share = text.replace(',', ".").parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "write a share from 0 to 1, such as 0.8".to_owned())
}
