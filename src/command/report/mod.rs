//! `salesfit report`: a page to look at, print and hand out.

mod answers;
mod coaching;
mod file_names;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use self::answers::{Answers, ReportContents};
use self::file_names::file_names;
use super::common::{Common, words};
use super::output::Console;
use super::refusal::{Refusal, refuse};
use super::seller_lookup::place_of;
use super::uncertainty::{SeedArg, errors};
use crate::domain::{Place, Problem, Seller};
use crate::render::Format;
use crate::result::Labels;
use crate::result::report::{Audience, Report};
use crate::source::open_team;
use crate::view::{REPORT_PARTS, ReportPart, quoted};

/// Write a report to look at, print and hand out, as one HTML page
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  salesfit report team.yaml -o report.html\n  \
    salesfit report team.yaml --for kari -o kari.html --lang nb\n  \
    salesfit report team.yaml --each handouts")]
pub struct Args {
    /// A team file, a table of sellers (CSV or a workbook), or - for standard input
    #[arg(value_name = "TEAM")]
    team: PathBuf,

    /// Write it for the team's leader (all of it), for a CEO (without the sellers' own pages), or for one seller (nothing
    /// about anybody else)
    #[arg(long = "for", value_name = "team|ceo|SELLER", default_value = "team")]
    reader: String,

    /// Write a report for each seller into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "reader")]
    each: Option<PathBuf>,

    /// Write these parts only
    #[arg(long, value_name = "PART,…", value_delimiter = ',', value_parser = words(REPORT_PARTS))]
    parts: Vec<ReportPart>,

    /// Say whom sellers can object to: a name and an address
    #[arg(long, value_name = "WORDS")]
    contact: Option<String>,

    #[command(flatten)]
    seed: SeedArg,
}

/// The most sellers of one report: a longer one is nothing to read.
const MAX_SELLERS: usize = 1_000;

impl Args {
    pub fn run(self, common: &Common, console: &mut Console<'_>) -> anyhow::Result<()> {
        console.hand_out(&self.team, self.seed.rerun(), common.catalog.as_deref());
        let mut opened =
            open_team(&self.team, common.catalog.as_deref(), &common.given()).map_err(Refusal)?;
        let to = match self.each {
            Some(_) if common.output.is_some() => return Err(refuse(Problem::new("each-and-output"))),
            Some(_) => None,
            None => Some(console.open(&opened.files)?),
        };
        console.notes(&opened.notes);
        let notes = console.told(&opened.notes);
        console.later(opened.sellers.later());
        let errors = errors(&opened.catalog, &opened.sellers);
        let sellers: Result<Vec<Seller>, _> = opened.sellers.by_ref().take(MAX_SELLERS + 1).collect();
        let sellers = sellers.map_err(Refusal)?;
        let place = Place::whole(self.team.to_string_lossy().into());
        if sellers.len() > MAX_SELLERS {
            return Err(refuse(Problem::new("too-many-to-report").with("most", MAX_SELLERS).at(place)));
        }
        if sellers.is_empty() {
            return Err(refuse(Problem::new("nobody-to-report").at(place)));
        }
        let (audience, only) = self.reader(&sellers).map_err(refuse)?;
        let parts = self.parts(audience).map_err(refuse)?;
        let contents = ReportContents {
            team: audience != Audience::Seller && parts.iter().any(|part| part.is_of_team()),
            sellers: audience == Audience::Seller || parts.iter().any(|part| part.is_of_sellers()),
        };
        let labels = Labels::new(&opened.catalog, common.lang);
        let (catalog, team, lang) = (&opened.catalog, &opened.team, common.lang);
        let mut answers =
            Answers { catalog, team, sellers, errors, seed: self.seed.seed, lang, labels, notes };
        let progress = console.progress();
        if let (Some(folder), None) = (&self.each, &to) {
            let format = console.asked_format().unwrap_or(Format::Html);
            if format.is_special() {
                return Err(refuse(format.unavailable()));
            }
            let sellers = std::mem::take(&mut answers.sellers);
            let ending = format.endings().first().copied().unwrap_or_default();
            let names = file_names(sellers.iter().map(|seller| seller.id.as_str()), ending);
            let mut reports = Vec::with_capacity(sellers.len());
            for (seller, name) in sellers.into_iter().zip(names) {
                answers.sellers = vec![seller];
                let report = answers.report(contents, audience).map_err(Refusal)?;
                let own = answers.sellers.first().map(|seller| seller.id.clone());
                let output = Some(PathBuf::from(&name));
                let report = self.finished(report, &parts, own.as_deref(), output.as_deref(), console);
                reports.push((folder.join(name), report));
            }
            drop(progress);
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            return console.draw_each(&reports, format, &opened.files);
        }
        if let Some(at) = only {
            let own = answers.sellers.swap_remove(at);
            answers.sellers = vec![own];
        }
        let own = only.and(answers.sellers.first()).map(|seller| seller.id.clone());
        let report = answers.report(contents, audience).map_err(Refusal)?;
        let output = console.shown_output();
        let report = self.finished(report, &parts, own.as_deref(), output.as_deref(), console);
        drop(progress);
        match to {
            Some(to) => console.draw(&report, to),
            None => Ok(()),
        }
    }

    /// Returns whom the report is for, and the place of the seller if it is for one.
    fn reader(&self, sellers: &[Seller]) -> Result<(Audience, Option<usize>), Problem> {
        if self.each.is_some() {
            return Ok((Audience::Seller, None));
        }
        match self.reader.as_str() {
            "team" => Ok((Audience::Team, None)),
            "ceo" => Ok((Audience::Ceo, None)),
            word => Ok((Audience::Seller, Some(place_of(sellers, word)?))),
        }
    }

    /// Returns the parts asked for, in their order, else those that are for the reader.
    fn parts(&self, audience: Audience) -> Result<Vec<ReportPart>, Problem> {
        let all = REPORT_PARTS.iter().map(|(_, part)| *part);
        if self.parts.is_empty() {
            return Ok(all.filter(|part| part.is_for(audience)).collect());
        }
        if let Some(part) = self.parts.iter().find(|part| audience == Audience::Seller && part.is_of_team()) {
            return Err(Problem::new("part-about-others").with("part", part.word));
        }
        Ok(all.filter(|part| self.parts.iter().any(|asked| asked.word == part.word)).collect())
    }

    /// Returns a report with what the command line says of it.
    fn finished(
        &self,
        report: Report,
        parts: &[ReportPart],
        own: Option<&str>,
        output: Option<&Path>,
        console: &Console<'_>,
    ) -> Report {
        Report {
            parts: parts.iter().map(|part| part.word).collect(),
            command: self.command(own, output, console),
            contact: self.contact.clone().filter(|contact| !contact.trim().is_empty()),
            ..report
        }
    }

    /// Returns the command line that makes a report again.
    fn command(&self, own: Option<&str>, output: Option<&Path>, console: &Console<'_>) -> String {
        let texts = console.texts();
        let mut command = format!("salesfit report {}", texts.rerun.team);
        match own {
            Some(own) => command.push_str(&format!(" --for {}", quoted(own))),
            None if self.reader != "team" => command.push_str(&format!(" --for {}", quoted(&self.reader))),
            None => {}
        }
        if !self.parts.is_empty() {
            let parts: Vec<&str> = self.parts.iter().map(|part| part.word).collect();
            command.push_str(&format!(" --parts {}", parts.join(",")));
        }
        if let Some(contact) = &self.contact {
            command.push_str(&format!(" --contact {}", quoted(contact)));
        }
        command.push_str(&texts.rerun.draws);
        command.push_str(&texts.rerun.options);
        if let Some(format) = console.asked_format() {
            command.push_str(&format!(" --format {format}"));
        }
        if let Some(output) = output {
            command.push_str(&format!(" -o {}", quoted(&output.to_string_lossy())));
        }
        command
    }
}
