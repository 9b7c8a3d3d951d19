//! People whom a plan takes from other files: `candidates.csv#nina`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use super::super::{Opened, OpenedCatalog, open_input};
use super::PlanGround;
use crate::domain::{Catalog, Place, Problem, Seller, fold};
use crate::source::file_store::{FileStore, told_where_named};
use crate::source::overrides::Overrides;
use crate::source::pseudonyms::read_pseudonym;
use crate::source::suggest::unknown;
use crate::source::table::split_sheet;

/// The sellers of other files, each file read once.
pub(super) struct Candidates<'a> {
    ground: PlanGround<'a>,
    /// The catalog, on the team's scale.
    catalog: &'a Arc<Catalog>,
    beside: &'a Path,
    read: BTreeMap<PathBuf, Rc<Vec<Seller>>>,
    files: Vec<PathBuf>,
    notes: Vec<Problem>,
}

impl<'a> Candidates<'a> {
    pub fn new(ground: PlanGround<'a>, catalog: &'a Arc<Catalog>, beside: &'a Path) -> Self {
        let (read, files, notes) = (BTreeMap::new(), Vec::new(), Vec::new());
        Candidates { ground, catalog, beside, read, files, notes }
    }

    /// Returns the files that were opened, and the notes about them.
    pub fn into_parts(self) -> (Vec<PathBuf>, Vec<Problem>) {
        (self.files, self.notes)
    }

    /// Returns the seller of `file#id` on the team's scale.
    ///
    /// # Errors
    /// The file cannot be opened, something in it is wrong, or nobody in it has this id.
    pub fn find(&mut self, text: &str, place: &Place) -> Result<Option<Seller>, Vec<Problem>> {
        let parts = text.rsplit_once('#').map(|(path, id)| (path.trim(), id.trim()));
        let Some((path, id)) = parts.filter(|(path, id)| !path.is_empty() && !id.is_empty()) else {
            return Err(vec![Problem::new("joins-nobody").at(place.clone())]);
        };
        let path = self.beside.join(path);
        let sellers = match self.read.get(&path) {
            Some(sellers) => sellers.clone(),
            None => {
                let sellers = Rc::new(self.open(&path, place)?);
                self.read.insert(path, sellers.clone());
                sellers
            }
        };
        if let Some(seller) = sellers.iter().find(|seller| self.is_hers(seller, id)) {
            return Ok(Some(seller.clone()));
        }
        let folded = fold(id);
        let named = sellers.iter().find(|seller| seller.key.likeness(id, &folded).is_some());
        let problem = match named {
            Some(seller) => Problem::new("unknown-seller").with("word", id).with("near", seller.id.as_str()),
            None => unknown("unknown-seller", id, sellers.iter().map(|seller| seller.id.as_str())),
        };
        Err(vec![problem.at(place.clone())])
    }

    /// Whether an id is a seller's: the one shown, the one in her file, or her pseudonym.
    fn is_hers(&self, seller: &Seller, id: &str) -> bool {
        if seller.answers_to(id) {
            return true;
        }
        let Some(pseudonym) = read_pseudonym(id) else { return false };
        seller.id == pseudonym
            || self.ground.keyed.is_some_and(|keyed| keyed.pseudonym(&seller.id) == pseudonym)
    }

    fn open(&mut self, path: &Path, place: &Place) -> Result<Vec<Seller>, Vec<Problem>> {
        let scale = self.ground.written.team.scale;
        let given = Overrides { as_written: true, add: Vec::new(), ..self.ground.given.clone() };
        let mut opened = self.open_as(path, place, &given)?;
        if !opened.states_scale && opened.team.scale != scale {
            // What does not say otherwise is on the scale of the team that it is for.
            opened = self.open_as(path, place, &Overrides { scale: Some(scale), ..given })?;
        }
        let Opened { sellers, team, notes, files, .. } = opened;
        self.files.extend(files);
        self.notes.extend(notes);
        let later = sellers.later();
        let found = sellers.collect::<Result<Vec<Seller>, _>>()?;
        self.notes.extend(later.take());
        Ok(found.iter().map(|seller| seller.rescaled(team.scale, self.catalog)).collect())
    }

    fn open_as(&self, path: &Path, place: &Place, given: &Overrides) -> Result<Opened, Vec<Problem>> {
        let store = FileStore::Disk;
        let chosen = OpenedCatalog { catalog: self.ground.catalog.clone(), files: Vec::new() };
        let (file, sheet) = split_sheet(path);
        let input = told_where_named(store.open_named(&file), place)?;
        open_input(&store, input, sheet.as_deref(), (&file, &file), Some(chosen), given)
    }
}
