//! What a person sees first, and what nobody shall have to look at.

use crate::support::process;

const TEAMS: [&str; 4] = [
    "profiles/nordlys.yaml",
    "profiles/kiosk.yaml",
    "tests/cli/world/seats.yaml",
    "tests/cli/world/team.yaml",
];

fn printed(args: &[&str]) -> String {
    let output = process(args).env("COLUMNS", "80").env("LC_ALL", "C.UTF-8").output().expect("it runs");
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// What fits on a screen of 80 × 24, in one line.
fn first_screen(args: &[&str]) -> String {
    printed(args).lines().take(24).flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_screen_carries_the_answer_how_sure_it_is_and_what_to_do() {
    let shows = |args: &[&str], told: &[&str]| {
        let screen = first_screen(args);
        for words in told {
            assert!(screen.contains(words), "{args:?} without {words:?}: {screen}");
        }
    };
    let team = "profiles/nordlys.yaml";
    shows(&["match", team], &["are in their best role", "is open", "salesfit ask", "Aud Moen"]);
    shows(
        &["explain", team, "jonas"],
        &["best role Hunter (76)", "is open", "salesfit ask", "between 57 and 79", "Fit"],
    );
    shows(
        &["assign", team],
        &["moves are worth making", "with a probability of", "Holds", "Jonas Brekke", "Aud Moen"],
    );
}

#[test]
fn no_table_has_a_column_that_is_empty_for_everybody() {
    let mut tables = 0;
    for team in TEAMS {
        let mut runs =
            vec![vec!["match", team], vec!["match", team, "--long"], vec!["match", team, "--intervals"]];
        runs.push(match team {
            "tests/cli/world/team.yaml" => vec!["assign", team, "--seats", "hunter=2,writer=1"],
            "profiles/kiosk.yaml" => vec!["catalog", "show"],
            team => vec!["assign", team, "--frontier"],
        });
        runs.push(match team {
            "profiles/nordlys.yaml" => vec!["explain", team, "tor-arne", "--all"],
            "tests/cli/world/team.yaml" => vec!["explain", team, "per", "--all"],
            team => vec!["raters", team],
        });
        for mut run in runs {
            run.extend(["--format", "markdown"]);
            let text = printed(&run);
            let lines: Vec<&str> = text.lines().collect();
            for table in lines.chunk_by(|a, b| a.starts_with('|') && b.starts_with('|')) {
                if table.len() < 3 || !table[0].starts_with('|') {
                    continue;
                }
                tables += 1;
                let cells = |line: &str| {
                    line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
                };
                let rows: Vec<Vec<String>> = table.iter().map(|line| cells(line)).collect();
                for column in 0..rows[0].len() {
                    let is_empty = rows[2..].iter().all(|row| row[column].is_empty());
                    assert!(!is_empty, "{run:?}: {:?} is empty for everybody", rows[0][column]);
                }
            }
        }
    }
    assert!(tables > 20, "{tables}");
}

#[test]
fn sellers_are_sorted_by_the_fits_that_are_shown_and_then_by_name() {
    let key = |name: &str| name.to_lowercase().replace('æ', "{").replace('ø', "|").replace('å', "}");
    let mut ties = 0;
    for task in
        ["hunting", "account-management", "discovery", "sales-leadership", "administration", "proposals"]
    {
        let args = ["match", "profiles/nordlys.yaml", "--by", "task", "--sort", task, "--format", "csv"];
        let text = printed(&[&args[..], &["--precision", "0"]].concat());
        let mut lines = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let at = lines.next().expect("headings").iter().position(|head| *head == task).expect("the task");
        let rows: Vec<(i64, String)> =
            lines.map(|row| (row[at].parse().unwrap_or(-1), key(row[1]))).collect();
        assert_eq!(rows.len(), 10);
        for pair in rows.windows(2) {
            let ((above, first), (below, second)) = (&pair[0], &pair[1]);
            assert!(above > below || (above == below && first < second), "{task}: {pair:?}");
            ties += usize::from(above == below);
        }
    }
    assert!(ties > 3, "{ties}");
}

#[test]
fn who_is_on_leave_is_shown_and_counts_for_nothing() {
    let told = first_screen(&["match", "tests/cli/world/seats.yaml"]);
    assert!(told.contains("Nina Ny (on leave)") && told.contains("of 5 are in their best role"), "{told}");
    assert!(printed(&["match", "tests/cli/world/seats.yaml"]).contains("1 on leave is not counted"));
}

#[test]
fn what_is_too_little_rated_is_named_first_and_has_no_level() {
    let team = "tests/cli/world/team.yaml";
    for run in
        [vec!["match", team], vec!["explain", team, "per"], vec!["assign", team, "--seats", "writer=1"]]
    {
        let second = printed(&run).split("\n\n").nth(1).expect("a paragraph below the heading").to_owned();
        assert!(second.starts_with("Too little is rated"), "{run:?}: {second}");
    }
    let explained = printed(&["explain", team, "per", "--role", "writer"]);
    assert!(explained.contains("Writer: 100.0 of 100, too little rated"), "{explained}");
    assert!(!explained.contains("strong"), "{explained}");
    let matrix = printed(&["match", team, "--color", "always"]);
    let cell = matrix
        .lines()
        .find(|line| line.contains("Per Vik") && line.contains('★'))
        .expect("his row")
        .to_owned();
    let before = &cell[..cell.find("100?").expect("a fit of too little")];
    assert!(
        before.ends_with(' ') && !before.rsplit("\u{1b}[0m").next().unwrap_or_default().contains("48;5"),
        "{cell:?}"
    );
}
