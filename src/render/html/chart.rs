//! Curves over two axes, with their table below.

use askama::Template;

use super::setting::Setting;
use super::table;
use crate::render::sanitize::sanitize;
use crate::view::blocks::{Chart, Curve};

/// The picture's size, and the frame of its curves: letters of 13 units can be read on a telephone too.
const WIDTH: i32 = 420;
const HEIGHT: i32 = 220;
const LEFT: i32 = 44;
const RIGHT: i32 = 400;
const TOP: i32 = 28;
const BOTTOM: i32 = 172;

/// How many steps an axis has, about.
const STEPS: f64 = 5.0;

#[derive(Template)]
#[template(path = "chart.html")]
struct ChartTemplate {
    title: String,
    id: String,
    width: i32,
    height: i32,
    left: i32,
    right: i32,
    bottom: i32,
    up: String,
    across: String,
    down: Vec<Tick>,
    along: Vec<Tick>,
    curves: Vec<DrawnCurve>,
    markers: Vec<DrawnMarker>,
    table: String,
}

struct Tick {
    at: i32,
    words: String,
}

struct DrawnCurve {
    name: String,
    points: String,
    is_main: bool,
    /// Where its name stands.
    at: (i32, i32),
}

struct DrawnMarker {
    name: String,
    at: (i32, i32),
}

/// One axis: what it shows, and where on the picture.
struct Axis {
    from: f64,
    to: f64,
    step: f64,
    start: i32,
    end: i32,
}

/// A picture as markup.
pub(super) fn markup(chart: &Chart, setting: &Setting<'_>) -> Result<String, askama::Error> {
    let points = || chart.curves.iter().flat_map(|curve| &curve.points);
    let across = Axis::new(points().map(|point| point.0), LEFT, RIGHT);
    let up = Axis::new(points().map(|point| point.1), BOTTOM, TOP);
    let words = |text: &str| sanitize(text).into_owned();
    let mut curves = Vec::with_capacity(chart.curves.len());
    for curve in &chart.curves {
        curves.push(curve.drawn(&across, &up));
    }
    let markers = chart.markers.iter().map(|marker| DrawnMarker {
        name: words(&marker.name),
        at: (whole(across.place(marker.at.0)), whole(up.place(marker.at.1))),
    });
    ChartTemplate {
        title: words(&chart.title),
        id: format!("{}c{}", setting.id, setting.count),
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        right: RIGHT,
        bottom: BOTTOM,
        up: words(&chart.up),
        across: words(&chart.across),
        down: up.ticks(setting),
        along: across.ticks(setting),
        curves,
        markers: markers.collect(),
        table: table::markup(&chart.table, setting)?,
    }
    .render()
}

impl Curve {
    fn drawn(&self, across: &Axis, up: &Axis) -> DrawnCurve {
        let places = self.points.iter().map(|point| (across.place(point.0), up.place(point.1)));
        let points: Vec<String> = places.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        // Named where it begins: the main curve, which falls, above it, others below.
        let (x, y) =
            self.points.first().map_or((0.0, 0.0), |point| (across.place(point.0), up.place(point.1)));
        let at = (whole(x) + 8, whole(y) + if self.is_main { -6 } else { 18 });
        DrawnCurve {
            name: sanitize(&self.name).into_owned(),
            points: points.join(" "),
            is_main: self.is_main,
            at,
        }
    }
}

impl Axis {
    /// An axis of round numbers around these.
    fn new(values: impl Iterator<Item = f64>, start: i32, end: i32) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|value| value.is_finite()) {
            (low, high) = (low.min(value), high.max(value));
        }
        if low >= high {
            (low, high) = if low.is_finite() { (low - 1.0, low + 1.0) } else { (0.0, 1.0) };
        }
        let rough = (high - low) / STEPS;
        // Of libm, since the picture must be the same on every machine.
        let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
        let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * power).into_iter().find(|step| *step >= rough);
        let step = step.unwrap_or(10.0 * power);
        Axis { from: (low / step).floor() * step, to: (high / step).ceil() * step, step, start, end }
    }

    fn place(&self, value: f64) -> f64 {
        let share = (value - self.from) / (self.to - self.from);
        f64::from(self.start) + share * f64::from(self.end - self.start)
    }

    fn ticks(&self, setting: &Setting<'_>) -> Vec<Tick> {
        let decimals = usize::from(self.step < 1.0);
        let mut ticks = Vec::new();
        let mut value = self.from;
        while value <= self.to + self.step / 2.0 {
            let words = setting.numerals.write(value, decimals, false).unwrap_or_default();
            ticks.push(Tick { at: whole(self.place(value)), words });
            value += self.step;
        }
        ticks
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places lie on a picture of a few hundred units")]
fn whole(place: f64) -> i32 {
    place.round() as i32
}
