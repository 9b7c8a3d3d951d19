//! The standard error of a score, by the first rule that applies.

use super::normal::chi_squared_above;
use crate::domain::{Catalog, Score, Seller, TraitIx};
use crate::engine::fixed_point::count;

/// The weight of the default against the ratings of a file, in ratings.
const PRIOR: f64 = 10.0;

/// Raters disagree where chance alone would put them so far apart with less than this probability.
const CHANCE: f64 = 0.05;

/// Raters who are farther apart than their errors explain (Cochran 1954, Biometrics 10:101, the test of heterogeneity).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disagreement {
    /// The sum of squared distances from their mean, each over its squared standard error.
    pub chi2: f64,
    /// Its degrees of freedom: one fewer than there are ratings.
    pub df: usize,
    /// The probability of at least as much by chance.
    pub p: f64,
}

/// The standard errors of the scores of one team, in points of the catalog's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Errors {
    /// Of a single rating, by trait.
    single: Vec<f64>,
    /// Of one of several ratings.
    of_several: f64,
    /// Whether `of_several` rests on ratings of this file.
    shows_several: bool,
    /// The mean square of several ratings about their means, and its degrees of freedom; `None` where nobody has several.
    within: Option<(f64, usize)>,
}

impl Errors {
    /// The errors where no trait has several ratings, such as in a table.
    pub fn by_default(catalog: &Catalog) -> Self {
        let default = catalog.defaults.se;
        let single = catalog.traits.iter().map(|of| of.se.unwrap_or(default)).collect();
        Errors { single, of_several: default, shows_several: false, within: None }
    }

    /// The errors of a team. Where traits have several ratings, their variance within people is pooled over all sellers
    /// and traits, since the spread of one person's two or three says little, and shrunk toward the default where they are
    /// few: (df·MSW + 10·se²) / (df + 10).
    pub fn of(catalog: &Catalog, sellers: &[Seller]) -> Self {
        let mut errors = Errors::by_default(catalog);
        let (mut squares, mut df) = (0.0, 0_usize);
        // In the order of ids, so that the order of the file changes no bit of the sum.
        let mut sellers: Vec<&Seller> = sellers.iter().collect();
        sellers.sort_by(|a, b| a.key.cmp(&b.key));
        for score in sellers.iter().flat_map(|seller| seller.scores.iter().flatten()) {
            let ratings = &score.ratings;
            if ratings.len() > 1 && score.se.is_none() {
                let mean = ratings.iter().map(|rating| rating.value).sum::<f64>() / count(ratings.len());
                squares +=
                    ratings.iter().map(|rating| (rating.value - mean) * (rating.value - mean)).sum::<f64>();
                df += ratings.len() - 1;
            }
        }
        errors.of_several = pooled(squares, count(df), catalog.defaults.se);
        errors.shows_several = df > 0;
        errors.within = (df > 0).then(|| (squares / count(df), df));
        errors
    }

    /// The standard error of one rating that raters show who differ by more than the default explains: by chance alone with a
    /// probability below 0.05 (Cochran 1954). `None` where they do not.
    pub fn beyond_default(&self, catalog: &Catalog) -> Option<f64> {
        let (mean_square, df) = self.within?;
        let default = catalog.defaults.se;
        let chi2 = if default > 0.0 { mean_square * count(df) / (default * default) } else { f64::INFINITY };
        (mean_square > default * default && chi_squared_above(chi2, df) < CHANCE)
            .then(|| libm::sqrt(mean_square))
    }

    /// The same with this standard error of every rating that states none, in points of the catalog's scale.
    #[must_use]
    pub fn of_single_ratings(mut self, se: f64) -> Self {
        self.single.fill(se);
        self.of_several = se;
        self
    }

    /// The standard error of one more rating of a trait: from the raters of this file where there are several.
    pub fn of_one(&self, of: TraitIx) -> f64 {
        if self.shows_several { self.of_several } else { self.single[of.0] }
    }

    /// The standard error of a score: the stated one; else that of a mean of several ratings; else that of one, which is never
    /// surer alone than beside others.
    pub fn error(&self, of: TraitIx, score: &Score) -> f64 {
        match (score.se, score.ratings.len()) {
            (Some(stated), _) => stated,
            (None, several @ 2..) => self.of_several / libm::sqrt(count(several)),
            (None, _) if self.shows_several => self.single[of.0].max(self.of_several),
            (None, _) => self.single[of.0],
        }
    }

    /// The traits on which a seller's raters disagree.
    pub fn disagreements<'a>(
        &'a self,
        catalog: &'a Catalog,
        seller: &'a Seller,
    ) -> impl Iterator<Item = (TraitIx, Disagreement)> + 'a {
        let scored = catalog.trait_ixs().zip(&seller.scores);
        scored.filter_map(|(of, score)| Some((of, self.disagreement(catalog, of, score.as_ref()?)?)))
    }

    /// The disagreement of a score's raters, where they are farther apart than chance explains at the 5 % level.
    pub fn disagreement(&self, catalog: &Catalog, of: TraitIx, score: &Score) -> Option<Disagreement> {
        let df = score.ratings.len().checked_sub(1).filter(|&df| df > 0)?;
        let mut chi2 = 0.0;
        for rating in &score.ratings {
            // A stated error rests on the catalog's errors of its raters.
            let se = if score.se.is_some() { rating.error(catalog, &catalog[of]) } else { self.of_several };
            if se > 0.0 {
                chi2 += ((rating.value - score.value) / se).powi(2);
            }
        }
        let p = chi_squared_above(chi2, df);
        (p < CHANCE).then_some(Disagreement { chi2, df, p })
    }
}

/// The standard error of one of several ratings, from their sum of squares about the means of their sellers and traits
/// and its degrees of freedom, shrunk toward the default: √((df·MSW + 10·se²) / (df + 10)).
pub fn pooled(squares: f64, df: f64, default: f64) -> f64 {
    // Without several raters the default is returned as it is, not as the root of its square.
    if df > 0.0 { libm::sqrt((squares + PRIOR * default * default) / (df + PRIOR)) } else { default }
}
