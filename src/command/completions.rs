//! `salesfit completions`: shell completions.

use clap::CommandFactory;
use clap_complete::Shell;

use super::Cli;
use super::output::Console;

/// Print shell completions
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example:\n  salesfit completions bash > ~/.local/share/bash-completion/completions/salesfit"
)]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl Args {
    pub fn run(self, console: &mut Console<'_>) -> anyhow::Result<()> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "salesfit", &mut script);
        console.write_over(&script, is_script)
    }
}

/// Whether a text is a completion script of this program.
fn is_script(text: &str) -> bool {
    text.contains("salesfit") && text.contains("completions")
}
