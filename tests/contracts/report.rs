//! `report`: what stands on the page is what the JSON says, nobody's page tells of anybody else, and nothing in a name or a
//! text does anything.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::support::{Dice, Files, project, salesfit};
use crate::support::{isolated, process};

const NORDLYS: &str = "profiles/nordlys.yaml";

/// The largest report of 100 sellers, in bytes.
const LARGEST: usize = 1_000_000;

fn html(args: &[&str]) -> String {
    let run = salesfit(&[&["report"], args, &["--format", "html"]].concat());
    assert_eq!(run.code, 0, "{args:?}: {}", run.err);
    run.out
}

fn json(args: &[&str]) -> Value {
    crate::support::json(&[&["report"], args, &["--format", "json"]].concat())
}

// ---------------------------------------------------------------------------------------------------------
// Reading a page
// ---------------------------------------------------------------------------------------------------------

/// A tag of a page: its name, and its attributes with their values.
#[derive(Debug)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// A page taken apart as HTML is: tags, and the text between them.
#[derive(Debug)]
enum Token {
    Tag(Tag),
    Text(String),
}

fn unescaped(text: &str) -> String {
    let mut plain = text.to_owned();
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#38;", "&"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(entity, c);
    }
    plain
}

/// Takes a page apart. Panics where a tag or an attribute is not written as ours are.
fn tokens(page: &str) -> Vec<Token> {
    let (mut found, mut rest) = (Vec::new(), page);
    while let Some(at) = rest.find('<') {
        if at > 0 {
            found.push(Token::Text(unescaped(&rest[..at])));
        }
        rest = &rest[at + 1..];
        let (mut name, mut attributes) = (String::new(), Vec::new());
        let end = rest.find(|c: char| c.is_whitespace() || c == '>').expect("a tag ends");
        name.push_str(&rest[..end]);
        rest = &rest[end..];
        loop {
            rest = rest.trim_start();
            if let Some(after) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
                rest = after;
                break;
            }
            let end = rest
                .find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/'))
                .expect("an attribute ends");
            assert!(end > 0, "no attribute: {}", &rest[..rest.len().min(60)]);
            let attribute = rest[..end].to_owned();
            rest = &rest[end..];
            let mut value = String::new();
            if let Some(after) = rest.strip_prefix("=\"") {
                let end = after.find('"').expect("a value ends");
                value = unescaped(&after[..end]);
                rest = &after[end + 1..];
            }
            attributes.push((attribute, value));
        }
        if name == "style" {
            // Style sheets hold no markup.
            rest = &rest[rest.find("</style>").expect("a style sheet ends")..];
        }
        found.push(Token::Tag(Tag { name, attributes }));
    }
    found
}

/// The text of a piece of markup, without what is said only to those who do not see it.
fn text_of(markup: &str) -> String {
    let mut words = String::new();
    let mut hidden = false;
    for token in tokens(markup) {
        match token {
            Token::Text(text) if !hidden => words.push_str(&text),
            Token::Text(_) => {}
            Token::Tag(tag) => {
                let is_hidden = tag.attributes.iter().any(|(name, value)| name == "class" && value == "v");
                hidden = is_hidden || tag.name == "title" || (hidden && !tag.name.starts_with('/'));
            }
        }
    }
    let end = markup.rfind('>').map_or(0, |at| at + 1);
    words + &unescaped(&markup[end..])
}

/// The tables of a page, each as rows of cells; the first row is the heading.
fn tables(page: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables = Vec::new();
    for table in page.split("<table").skip(1) {
        let table = table.split("</table>").next().expect("a table ends");
        let mut rows = Vec::new();
        for row in table.split("<tr>").skip(1) {
            let row = row.split("</tr>").next().expect("a row ends");
            let mut cells = Vec::new();
            for cell in
                row.split("</td>").flat_map(|part| part.split("</th>")).filter(|cell| !cell.is_empty())
            {
                cells.push(text_of(cell).trim().to_owned());
            }
            rows.push(cells);
        }
        tables.push(rows);
    }
    tables
}

/// The first number of some words, whatever stands around it.
fn number(words: &str) -> Option<f64> {
    let words = words.replace('\u{2212}', "-");
    let from = words.find(|c: char| c.is_ascii_digit())?;
    let sign = if words[..from].ends_with('-') { -1.0 } else { 1.0 };
    let digits: String = words[from..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.trim_end_matches('.').parse::<f64>().ok().map(|value| sign * value)
}

/// A number as it is shown without decimals.
fn whole(value: f64) -> f64 {
    format!("{value:.0}").parse().expect("a number")
}

/// A fit as it may be shown in whole points: to the nearest, but never up to a level that it does not reach.
fn shown(share: f64, method: &Value) -> f64 {
    let points = 100.0 * share;
    let level = |points: f64| {
        let from = |key: &str| method[key].as_f64().expect("a number");
        u8::from(points + 1e-7 >= from("strong_from")) + u8::from(points + 1e-7 >= from("adequate_from"))
    };
    if level(points.round()) > level(points) { points.floor() } else { points.round() }
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

// ---------------------------------------------------------------------------------------------------------
// Numbers
// ---------------------------------------------------------------------------------------------------------

#[test]
fn every_number_of_the_tables_is_the_json_s() {
    for team in [NORDLYS, "profiles/kiosk.yaml"] {
        let (page, report) = (html(&[team]), json(&[team]));
        let (tables, method) = (tables(&page), &report["method"]);
        for (table, key) in tables.iter().zip(["by_role", "by_task"]) {
            let sellers = list(&report[key], "sellers");
            assert_eq!(table.len(), sellers.len() + 1, "{team}, {key}");
            for (row, seller) in table[1..].iter().zip(sellers) {
                assert_eq!(row[0], seller["name"].as_str().expect("a name"));
                for (cell, fit) in row[1..].iter().zip(list(seller, "fits")) {
                    let expected = fit["fit"].as_f64().map(|share| shown(share, method));
                    assert_eq!(number(cell), expected, "{team}, {}, {}: {cell}", seller["name"], fit["id"]);
                    assert_eq!(cell.starts_with('['), fit["id"] == seller["role"] && key == "by_role");
                }
            }
        }
        let people = list(&report, "people");
        for (row, of) in tables[2][1..].iter().zip(people) {
            let holds = of["holds_share"].as_f64().map(|share| whole(100.0 * share));
            let fits =
                ["today_fit", "proposed_fit"].map(|key| of[key].as_f64().map(|share| shown(share, method)));
            assert_eq!(row[0], of["name"].as_str().expect("a name"));
            assert_eq!([number(&row[3]), number(&row[5])], fits, "{team}: {row:?}");
            assert_eq!(number(&row[6]), holds, "{team}: {row:?}");
        }
        let forms = list(&report["work"], "forms");
        let table = tables
            .iter()
            .find(|table| table[0].len() == 6 && table[0][1] == "Effective hours")
            .expect("forms");
        assert!(table.len() > 4);
        for row in &table[1..] {
            let is_shown = forms.iter().any(|form| {
                let waste = form["waste_share"].as_f64().map(|share| whole(100.0 * share));
                let hours = |key: &str| form[key].as_f64();
                // Hand-offs take the same share of any staffing.
                let net = hours("net_effective_hours");
                let within = hours("limited_net_effective_hours").or(net);
                let of_free = within.zip(net).map_or(1.0, |(within, net)| within / net);
                number(&row[1]) == hours("effective_hours").map(|effective| whole(effective * of_free))
                    && number(&row[3]) == within.map(whole)
                    && number(&row[4]) == waste
            });
            assert!(is_shown, "{team}: {row:?}");
        }
        assert_waterfalls(&page, &report);
    }
}

/// Every waterfall begins at 100, ends at the fit, and each step is the JSON's loss.
fn assert_waterfalls(page: &str, report: &Value) {
    let waterfalls: Vec<_> = tables(page).into_iter().filter(|table| table[1][0] == "Full fit").collect();
    let mut at = 0;
    for seller in list(report, "sellers") {
        let explained = &seller["explained"];
        for role in list(explained, "roles").iter().filter(|role| role["fit"].is_number()) {
            let rows = &waterfalls[at];
            at += 1;
            let points = |row: &Vec<String>| number(&row[4]).expect("points");
            let (first, last) = (rows.get(1).map(points), rows.last().map(points));
            let fit = 100.0 * role["fit"].as_f64().expect("a fit");
            assert_eq!(first, Some(100.0));
            assert!((last.expect("a fit") - fit).abs() < 0.1, "{}: {rows:?}", explained["name"]);
            let steps = &rows[2..rows.len() - 1];
            let lost: f64 = steps.iter().map(points).sum();
            assert!((100.0 + lost - last.expect("a fit")).abs() < 1e-9, "the steps sum: {rows:?}");
            let losses: Vec<&Value> =
                list(explained, "losses").iter().filter(|loss| loss["role"] == role["id"]).collect();
            let mut left: Vec<f64> =
                losses.iter().map(|loss| loss["points"].as_f64().expect("points")).collect();
            for row in steps.iter().filter(|row| !row[1].is_empty()) {
                let shown = -points(row);
                let near = left.iter().position(|loss| (loss - shown).abs() < 0.1 + 1e-9);
                left.remove(near.unwrap_or_else(|| panic!("{row:?} is no loss of {losses:?}")));
                let score = number(&row[2]).expect("a score");
                let is_known =
                    losses.iter().any(|loss| (loss["score"].as_f64().expect("a score") - score).abs() < 0.01);
                assert!(is_known, "{row:?}");
            }
            let others = steps.iter().find(|row| row[1].is_empty()).map_or(0.0, |row| -points(row));
            assert!((left.iter().sum::<f64>() - others).abs() < 0.1 * (length(&left) + 1.0), "{rows:?}");
        }
    }
    assert_eq!(at, waterfalls.len(), "every waterfall is somebody's");
}

/// Every number that stands in a sentence can be found in the JSON: as it is, in hundredths, or as the length of a list.
#[test]
fn every_number_of_the_sentences_is_the_json_s() {
    let (page, report) = (html(&[NORDLYS, "--parts", "cover,matrix,people,organize"]), json(&[NORDLYS]));
    let mut known = Vec::new();
    gather(&report, &mut known);
    let body = page.split("<main").nth(1).expect("a main part");
    let mut words = String::new();
    for piece in
        body.split("<table").map(|piece| piece.split_once("</table>").map_or(piece, |(_, after)| after))
    {
        for token in tokens(piece) {
            match token {
                Token::Text(text) => words.push_str(&text),
                Token::Tag(_) => words.push(' '),
            }
        }
    }
    let mut unknown = BTreeSet::new();
    let mut count = 0;
    for word in words.split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ';' | '\u{2212}' | '[')) {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        // Dates and editions are no numbers.
        let Ok(value) = word.parse::<f64>() else { continue };
        let decimals = word.split_once('.').map_or(0, |(_, after)| after.len());
        let half = 0.5 * 0.1_f64.powi(i32::try_from(decimals).expect("few decimals")) + 1e-9;
        count += 1;
        let is_known =
            known.iter().any(|of| [*of, 100.0 * of].iter().any(|of| (of.abs() - value).abs() <= half));
        if !is_known {
            unknown.insert(word.to_owned());
        }
    }
    assert!(count > 60, "few numbers were found: {count}");
    // What is a difference or a rounding down of two of the JSON's numbers is looked at one by one.
    for word in &unknown {
        let value: f64 = word.parse().expect("a number");
        let is_difference =
            known.iter().any(|one| known.iter().any(|other| (one - other - value).abs() <= 0.5));
        assert!(is_difference, "{word} stands on the page and not in the JSON");
    }
}

fn length<T>(items: &[T]) -> f64 {
    f64::from(u32::try_from(items.len()).expect("a short list"))
}

/// Every number of some JSON, and the length of every list.
fn gather(value: &Value, into: &mut Vec<f64>) {
    match value {
        Value::Number(number) => into.extend(number.as_f64()),
        Value::Array(items) => {
            into.push(length(items));
            for item in items {
                gather(item, into);
            }
        }
        Value::Object(fields) => fields.values().for_each(|field| gather(field, into)),
        _ => {}
    }
}

#[test]
fn a_report_is_the_same_in_every_run() {
    let told = |threads: &str, zone: &str, args: &[&str]| {
        let mut command = process(&[&["report", NORDLYS, "--format", "html"], args].concat());
        command.env("RAYON_NUM_THREADS", threads).env("TZ", zone);
        command.output().expect("it runs").stdout
    };
    let first = told("1", "UTC", &[]);
    assert!(first.starts_with(b"<!doctype html>"));
    for (threads, zone) in [("1", "Pacific/Kiritimati"), ("2", "America/Anchorage"), ("5", "Europe/Oslo")] {
        assert!(told(threads, zone, &[]) == first, "{threads} threads in {zone}");
    }
    let text = String::from_utf8(first).expect("UTF-8");
    assert!(text.contains("2026-11-01"), "the date is the input's");
}

// ---------------------------------------------------------------------------------------------------------
// Nobody else
// ---------------------------------------------------------------------------------------------------------

/// The parts of names and ids that could give somebody away.
fn traces(of: &Value) -> BTreeSet<String> {
    let words = format!("{} {}", of["name"].as_str().expect("a name"), of["id"].as_str().expect("an id"));
    words.split([' ', '-']).filter(|part| part.chars().count() > 2).map(str::to_lowercase).collect()
}

/// Whether a text has a part of a name: a short one as a word of its own, since `per` is in `person`.
fn has_trace(text: &str, trace: &str) -> bool {
    if trace.chars().count() > 4 {
        return text.contains(trace);
    }
    text.split(|c: char| !c.is_alphanumeric()).any(|word| word == trace)
}

#[test]
fn a_sellers_report_names_nobody_else() {
    let team = json(&[NORDLYS, "--parts", "people"]);
    let folder = Files::empty();
    let each = folder.path("each");
    let run = salesfit(&["report", NORDLYS, "--each", &each]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert_eq!(fs::read_dir(&each).expect("a folder").count(), list(&team, "people").len());
    for own in list(&team, "people") {
        let id = own["id"].as_str().expect("an id");
        let page = fs::read_to_string(format!("{each}/{id}.html")).expect("a report");
        let alone = html(&[NORDLYS, "--for", id]);
        // Only the command line that makes them again differs: it names the file.
        let without_command = |page: &str| page.split("<pre>").next().expect("a beginning").to_owned();
        assert_eq!(without_command(&page), without_command(&alone));
        let told = json(&[NORDLYS, "--for", id]).to_string();
        for other in list(&team, "people").iter().filter(|other| other["id"] != own["id"]) {
            for trace in traces(other).difference(&traces(own)) {
                for text in [&page, &alone, &told] {
                    assert!(!has_trace(&text.to_lowercase(), trace), "{id}'s report has {trace}");
                }
            }
        }
    }
}

/// The strongest promise: whatever the others' entries are, a seller's report stays the same to the last byte. So no number
/// in it, no bound and no choice of words lets anything be worked out about them, however small the team is.
#[test]
fn a_sellers_report_is_the_same_whoever_the_others_are() {
    let own = "  - {name: Kari Nordmann, role: hunter, scores: {resilience: [4, 6, 5], drive: 8, writing: {score: 6, se: 0.7}, empathy: 3, patience: {self: 8, manager: 5}}}\n";
    let head = "team: Duo\ndate: 2026-11-01\nseats: {hunter: 1, account-manager: 1}\nsellers:\n";
    let folder = Files::empty();
    let mut dice = Dice(7);
    let mut first: Option<[String; 3]> = None;
    for round in 0..12 {
        let mut team = head.to_owned();
        let others = dice.count(0, 4);
        for other in 0..others {
            let [a, b, c, d] = [0; 4].map(|_| dice.between(0, 10));
            let role = dice.pick(&["hunter", "account-manager", "bid-manager"]);
            team.push_str(&format!(
                "  - {{name: Other {round} {other}, role: {role}, scores: {{resilience: [{a}, {b}], drive: {c}, calmness: {d}}}}}\n"
            ));
        }
        team.push_str(own);
        folder.write("team.yaml", &team);
        let run = |format: &str, options: &[&str]| {
            let args = [&["report", "team.yaml", "--for", "kari", "--format", format], options].concat();
            let done = isolated(folder.folder(), &args).output().expect("it runs");
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            String::from_utf8(done.stdout).expect("UTF-8")
        };
        let told = [run("html", &[]), run("json", &[]), run("markdown", &["--lang", "nb"])];
        match &first {
            None => first = Some(told),
            Some(first) => assert!(*first == told, "round {round} of {others} others differs:\n{team}"),
        }
    }
}

#[test]
fn under_pseudonyms_a_report_names_nobody() {
    let people = json(&[NORDLYS, "--parts", "people"]);
    let key = "tests/cli/world/key";
    for format in ["html", "json"] {
        let run = salesfit(&["report", NORDLYS, "--pseudonym-key", key, "--format", format]);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(run.out.contains("s-7jm95ksct1") || run.out.matches("s-").count() > 50);
        let told = run.out.to_lowercase();
        for of in list(&people, "people") {
            for trace in traces(of) {
                assert!(!has_trace(&told, &trace), "{format} has {trace}");
            }
        }
        assert!(!told.contains("nordlys.yaml"), "the file's name may name somebody");
    }
}

#[test]
fn a_seller_is_shown_no_part_about_the_team() {
    let run = salesfit(&["report", NORDLYS, "--for", "kari-x", "--parts", "people"]);
    assert_eq!(run.problems(), ["unknown-seller"]);
    let run = salesfit(&["report", NORDLYS, "--for", "aud-moen", "--parts", "people"]);
    assert_eq!(run.problems(), ["part-about-others"]);
    let run = salesfit(&["report", NORDLYS, "--each", "x", "-o", "y.html"]);
    assert_eq!(run.problems(), ["each-and-output"]);
}

/// A seller's page is handed over: it says what is known and judges nobody.
#[test]
fn a_sellers_page_judges_nobody() {
    let judging = [
        ("en", ["weak", "poor", "bad ", "unfit", "fail", "inadequate", "misplaced", "worst", "lacks"]),
        (
            "nb",
            ["svak", "dårlig", "uegnet", "stryk", "mangelfull", "feilplassert", "verst", "duger", "udugelig"],
        ),
    ];
    for (lang, words) in judging {
        for team in [NORDLYS, "profiles/kiosk.yaml"] {
            let page = html(&[team, "--parts", "sellers", "--lang", lang]);
            let text = text_of(page.split("<main").nth(1).expect("a main part")).to_lowercase();
            assert!(text.len() > 5_000);
            for word in words {
                assert!(!text.contains(word), "{team}, {lang}: {word}");
            }
        }
    }
}

// ---------------------------------------------------------------------------------------------------------
// Names and texts do nothing
// ---------------------------------------------------------------------------------------------------------

/// What a page may be made of.
const TAGS: [&str; 44] = [
    "!doctype",
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "nav",
    "ol",
    "ul",
    "li",
    "details",
    "summary",
    "main",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "b",
    "dl",
    "div",
    "dt",
    "dd",
    "pre",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "abbr",
    "span",
    "svg",
    "path",
    "figure",
    "figcaption",
    "text",
    "polyline",
    "circle",
    "footer",
];

const ATTRIBUTES: [&str; 34] = [
    "html",
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "href",
    "aria-label",
    "id",
    "aria-labelledby",
    "role",
    "tabindex",
    "scope",
    "title",
    "viewBox",
    "preserveAspectRatio",
    "d",
    "x",
    "y",
    "text-anchor",
    "points",
    "cx",
    "cy",
    "r",
    "data-h",
    "width",
    "height",
    "for",
    "cols",
    "rows",
    "lang",
    "dir",
    "start",
];

/// Panics where a page has a tag or an attribute that ours have not, or reaches for something elsewhere.
fn assert_harmless(page: &str) {
    for token in tokens(page) {
        let Token::Tag(tag) = token else { continue };
        let name = tag.name.trim_start_matches('/');
        assert!(TAGS.contains(&name), "<{name}>");
        for (attribute, value) in &tag.attributes {
            assert!(ATTRIBUTES.contains(&attribute.as_str()), "{attribute} of <{name}>");
            if attribute == "href" {
                let place = value.strip_prefix('#').expect("it leads to a place of the page");
                assert!(place.chars().all(|c| c.is_ascii_alphanumeric()), "{value}");
            }
        }
    }
    assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"));
    let unseen = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}' | '\u{AD}')
    };
    assert!(!page.contains(unseen), "a character that cannot be seen");
}

/// Texts that would do something where they are not escaped, in every place of a page.
const HOSTILE: [&str; 25] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onload='alert(1)",
    "</title><script>",
    "</style><script>",
    "<!--",
    "-->",
    "]]>",
    "&lt;b&gt;",
    "&#60;script&#62;",
    "javascript:alert(1)",
    "<svg/onload=alert(1)>",
    "</table></main>",
    "<base href=//e.example>",
    "<meta http-equiv=refresh content=0>",
    "{{ 7*7 }}",
    "{% raw %}",
    "\u{202E}txt.exe",
    "a\u{200B}b",
    "<a href=http://e.example>x</a>",
    "`code`",
    "\\25CF",
    "<plaintext>",
    "Ola &amp Kari",
];

#[test]
fn hostile_names_and_texts_do_nothing() {
    let mut dice = Dice(15);
    let mut tried = 0;
    let quoted = |text: &str| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    while tried < 300 {
        let mut text = || {
            tried += 1;
            let mut parts = Vec::new();
            for _ in 0..dice.count(1, 3) {
                parts.push(dice.pick(&HOSTILE));
            }
            quoted(&format!("{} {tried}", parts.join("x")))
        };
        let mut catalog = format!("catalog: {{name: {}, version: {}}}\ntraits:\n", text(), text());
        for id in ["drive", "calm", "care"] {
            catalog.push_str(&format!("  {id}: {{name: {}}}\n", text()));
        }
        catalog.push_str("tasks:\n");
        for (id, need) in [("hunt", "drive"), ("keep", "care"), ("bid", "calm")] {
            let (name, train, short) = (text(), text(), text());
            catalog.push_str(&format!(
                "  {id}: {{name: {name}, short: {short}, train: {train}, needs: {{{need}: {{at_least: 8}}, drive-{id}: {{at_most: 6}}}}}}\n"
            ).replace(&format!(", drive-{id}: {{at_most: 6}}"), ""));
        }
        catalog.push_str("roles:\n");
        for (id, tasks) in
            [("hunter", "hunt: 70, bid: 30"), ("keeper", "keep: 80, hunt: 20"), ("bidder", "bid: 1")]
        {
            catalog.push_str(&format!(
                "  {id}: {{name: {}, short: {}, tasks: {{{tasks}}}}}\n",
                text(),
                text()
            ));
        }
        let mut team = format!(
            "team: {}\ndate: 2026-11-01\nseats: {{hunter: 1, keeper: 1, bidder: 1}}\nhandoffs: [{{from: hunt, to: keep, per_week: 5}}]\nsellers:\n",
            text()
        );
        for (place, role) in ["hunter", "keeper", "bidder", "hunter"].into_iter().enumerate() {
            let (name, id) = (text(), text());
            let [a, b] = [3 * place, 10 - 2 * place];
            team.push_str(&format!("  - {{name: {name}, id: {id}, role: {role}, scores: {{drive: {a}, care: {b}, calm: [{b}, {a}]}}}}\n"));
        }
        let files = Files::new(&catalog, &team);
        let contact = format!("--contact={}", HOSTILE[tried % HOSTILE.len()]);
        let (catalog, team) = (files.path("catalog.yaml"), files.path("team.yaml"));
        for options in [&["--lang", "en"], &["--lang", "nb"]] {
            let args = [&[team.as_str(), "--catalog", &catalog, &contact][..], options].concat();
            assert_harmless(&html(&args));
        }
        let each = files.path("each");
        let run = salesfit(&["report", &team, "--catalog", &catalog, "--each", &each]);
        assert_eq!(run.code, 0, "{}", run.err);
        let written: Vec<_> =
            fs::read_dir(&each).expect("a folder").map(|entry| entry.expect("readable").path()).collect();
        assert_eq!(written.len(), 4);
        for path in written {
            assert_harmless(&fs::read_to_string(path).expect("a report"));
        }
        for command in ["match", "assign", "organize"] {
            let run = salesfit(&[command, &team, "--catalog", &catalog, "--format", "html"]);
            assert_eq!(run.code, 0, "{command}: {}", run.err);
            assert_harmless(&run.out);
        }
    }
}

/// What our pages are made of holds for all commands: one heading, headings in order, every picture titled.
#[test]
fn every_command_writes_a_page() {
    let runs: [&[&str]; 10] = [
        &["match", NORDLYS],
        &["match", NORDLYS, "--intervals"],
        &["explain", NORDLYS, "tor-arne", "--role", "hunter"],
        &["assign", NORDLYS, "--frontier", "--certificate"],
        &["organize", "profiles/kiosk.yaml"],
        &["ask", NORDLYS, "--draws", "50"],
        &["coach", NORDLYS],
        &["raters", NORDLYS],
        &["catalog", "show", "hunting"],
        &["report", NORDLYS, "--for", "aud-moen"],
    ];
    for args in runs {
        for lang in ["en", "nb"] {
            let run = salesfit(&[args, &["--format", "html", "--lang", lang]].concat());
            assert_eq!(run.code, 0, "{args:?}: {}", run.err);
            assert_harmless(&run.out);
            assert_eq!(run.out.matches("<h1 ").count(), 1, "{args:?}");
            assert_eq!(run.out.matches("<svg ").count(), run.out.matches("<title").count() - 1, "{args:?}");
            assert!(run.out.starts_with(&format!("<!doctype html>\n<html lang=\"{lang}\">")));
            assert!(!run.out.contains("http:") && !run.out.contains("https:"), "{args:?} has an address");
            let mut above = 1;
            for level in run
                .out
                .match_indices("<h")
                .filter_map(|(at, _)| run.out[at + 2..].chars().next()?.to_digit(10))
            {
                assert!(level <= above + 1, "{args:?}: h{level} below h{above}");
                above = level;
            }
            assert!(
                !run.out.contains(|c| matches!(c, '\u{E001}'..='\u{E00A}')),
                "{args:?}: a placeholder is left"
            );
        }
    }
}

#[test]
fn a_page_of_a_hundred_sellers_is_at_most_a_megabyte() {
    let catalog = fs::read_to_string(project("roles/traits.yaml")).expect("the built-in catalog");
    let traits: Vec<&str> = catalog
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|id| id.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    assert!(traits.len() > 20);
    let mut dice = Dice(100);
    // Without roles, seats or demand nothing is searched: the sellers' pages are what is long.
    let mut team = "team: Hundred\nsellers:\n".to_owned();
    for seller in 0..100 {
        let scores: Vec<String> = traits.iter().map(|id| format!("{id}: {}", dice.between(0, 10))).collect();
        team.push_str(&format!(
            "  - {{name: Alexandra Margrethe Nordmann {seller}, scores: {{{}}}}}\n",
            scores.join(", ")
        ));
    }
    let files = Files::empty();
    files.write("team.yaml", &team);
    let page = html(&[&files.path("team.yaml"), "--lang", "nb"]);
    assert!(page.len() <= LARGEST, "{} bytes", page.len());
    assert_eq!(page.matches("class=\"person\"").count(), 100);
}
