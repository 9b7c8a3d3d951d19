//! Files to run the program on.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::run::{Run, salesfit, words};

/// A path below the project's folder.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A new folder with files in it, most often `catalog.yaml` and `team.yaml`. It is removed when this is dropped.
pub struct Files(TempDir);

impl Files {
    /// A folder with nothing in it.
    pub fn empty() -> Self {
        Files(TempDir::new().expect("a folder of our own"))
    }

    /// A folder with a catalog and a team.
    pub fn new(catalog: &str, team: &str) -> Self {
        let files = Files::empty();
        files.put(catalog, team);
        files
    }

    /// Writes the catalog and the team.
    pub fn put(&self, catalog: &str, team: &str) {
        self.write("catalog.yaml", catalog);
        self.write("team.yaml", team);
    }

    /// Writes one file.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.folder().join(name), bytes).expect("the folder can be written to");
    }

    /// What a file says.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder().join(name)).expect("there is such a file")
    }

    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The path of a file, as it is typed.
    pub fn path(&self, name: &str) -> String {
        self.folder().join(name).to_str().expect("temporary folders have plain names").to_owned()
    }

    /// The arguments that run a command on the team with the catalog, for JSON.
    pub fn args(&self, command: &str, options: &[&str]) -> Vec<String> {
        let (team, catalog) = (self.path("team.yaml"), self.path("catalog.yaml"));
        let args = [&[command, &team, "--catalog", &catalog, "--format", "json"], options].concat();
        args.into_iter().map(str::to_owned).collect()
    }

    /// Runs a command on the team with the catalog, for JSON.
    pub fn run(&self, command: &str, options: &[&str]) -> Run {
        salesfit(&words(&self.args(command, options)))
    }

    /// The JSON that a command prints. Panics unless the exit status is 0.
    #[track_caller]
    pub fn json(&self, command: &str, options: &[&str]) -> Value {
        self.run(command, options).answer().unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}
