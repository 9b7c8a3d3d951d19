//! What the fits with today's roles lose by being shrunk toward the team, although they were not chosen by the ratings.

use crate::engine::fixed_point::count;

/// By how much the mean fit with today's roles, as rated, is above the expected one, which is shrunk toward the team; 0 or
/// more. Each pair is a person's fit with today's role, as rated and as expected, 0 to 1.
///
/// Today's roles were not chosen by these ratings, so that no luck is in their mean: what is shrunk away from it is put back,
/// the same for everyone, as far as it is more than the noise of that mean (James & Stein 1961, positive part). A choice by
/// the ratings, such as a best seating, has no such claim.
pub fn incumbency(today: &[(f64, f64)]) -> f64 {
    if today.len() < 2 {
        return 0.0;
    }
    let number = count(today.len());
    let mean = today.iter().map(|(rated, expected)| rated - expected).sum::<f64>() / number;
    let squares: f64 = today.iter().map(|(rated, expected)| (rated - expected - mean).powi(2)).sum();
    let noise = squares / (number - 1.0) / number;
    if mean > 0.0 { mean * (1.0 - noise / (mean * mean)).max(0.0) } else { 0.0 }
}
