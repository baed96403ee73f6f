//! Metros: lines where their course is known or their stations are close together, and stations with a known position.

use super::{DetailName, NamesShown};
use crate::domain::network::MetroLine;
use crate::domain::{Bilingual, Lang, Network};
use crate::geometry::mercator::{metres_per_px, world_px};
use crate::geometry::simplify::distance_to_segment;
use crate::geometry::{LonLat, Px, World, WorldBox, maths};
use crate::map::layers::Painting;
use crate::map::overlay::{NameKind, NameText};
use crate::map::scene::{Color, DrawOp, Paint, Path, Segment, Stroke, Surface};
use crate::map::trace::Trace;

/// The zoom from which metros are drawn.
const FROM_ZOOM: f64 = 11.0;
/// The zooms from which interchanges and, later, all stations are named.
const NAMED_FROM: [f64; 2] = [12.4, 13.0];
/// The zoom from which a station's lines are named under it.
const LINES_FROM: f64 = 14.6;
/// Consecutive stations of a line that are closer than this, in metres, are joined by a straight line where its course
/// is not known: measured against true courses, such a line is within 150 m of them (`docs/basemap.md`).
const STRAIGHT_M: f64 = 1_200.0;

/// Width of the ring that marks a station where lines meet, in CSS pixels.
const RING_PX: f64 = 1.6;

/// Stations and lines.
#[derive(Clone, Debug)]
pub struct MetroMap {
    tracks: Vec<Track>,
    stations: Vec<Station>,
}

#[derive(Clone, Debug)]
struct Track {
    trace: Trace,
    color: Color,
}

#[derive(Clone, Debug)]
struct Station {
    world: World,
    name: Bilingual,
    /// Its lines: their names, and their colours on paper.
    lines: Vec<(Bilingual, Color)>,
}

impl MetroMap {
    pub fn new(network: &Network) -> Self {
        let tracks = network.metro_lines.iter().flat_map(|line| tracks(line, network)).collect();
        let stations = network.metro_stations.iter().enumerate().filter_map(|(at, station)| {
            let calls =
                network.metro_lines.iter().filter(|line| line.runs.iter().any(|run| run.contains(&at)));
            let lines = calls.map(|line| (line.name.clone(), color(line))).collect();
            Some(Station { world: station.position?.into(), name: station.name.clone(), lines })
        });
        Self { tracks, stations: stations.collect() }
    }

    pub fn paint(&self, painting: &Painting<'_>, surface: &mut dyn Surface) {
        let zoom = painting.frame.zoom;
        if zoom < FROM_ZOOM {
            return;
        }
        let presence = if painting.route.is_some() || painting.aside { 0.6 } else { 0.85 };
        let width = maths::clamp(1.4 + (zoom - FROM_ZOOM) * 0.45, 1.4, 3.4);
        for track in self.tracks.iter().filter(|track| painting.frame.sees(track.trace.bounds(), 0.0)) {
            let color = painting.theme.on_land(track.color).alpha(presence);
            for piece in track.trace.pieces(&painting.frame) {
                let path = Path::through(piece.points, false);
                surface.draw(&DrawOp::Stroke { path: &path, stroke: Stroke::solid(color, width) });
            }
        }
        let seen = self.stations.iter().filter(|station| painting.frame.clip.contains(station.world));
        for station in seen {
            station.paint(painting, radius_px(zoom), surface);
        }
    }

    pub fn names(&self, shown: NamesShown, area: WorldBox) -> Vec<DetailName> {
        let zoom = shown.zoom;
        let named = |station: &&Station| {
            let from = if station.is_interchange() { NAMED_FROM[0] } else { NAMED_FROM[1] };
            zoom >= from && area.contains(station.world)
        };
        let name = |station: &Station| DetailName {
            priority: if station.is_interchange() { 6.6 } else { 7.4 },
            world: station.world,
            text: station.text(shown.lang, zoom >= LINES_FROM),
            mark_px: radius_px(zoom) + 1.0,
        };
        self.stations.iter().filter(named).map(name).collect()
    }
}

impl Station {
    fn is_interchange(&self) -> bool {
        self.lines.len() > 1
    }

    /// A dot in the colour of its line; where lines meet, a ring with a piece in the colour of each.
    fn paint(&self, painting: &Painting<'_>, radius: f64, surface: &mut dyn Surface) {
        let at = painting.frame.px(self.world);
        disc(at, radius + 1.2, painting.palette().marker, surface);
        if let [(_, only)] = self.lines.as_slice() {
            disc(at, radius, painting.theme.on_land(*only), surface);
            return;
        }
        let piece = std::f64::consts::TAU / self.lines.len().max(1) as f64;
        // Clockwise from the top.
        let mut from = -std::f64::consts::FRAC_PI_2;
        for (_, color) in &self.lines {
            let arc = Segment::Arc(at, radius - RING_PX / 2.0, from, from + piece);
            let path = Path { segments: vec![arc] };
            let stroke = Stroke::solid(painting.theme.on_land(*color), RING_PX);
            surface.draw(&DrawOp::Stroke { path: &path, stroke });
            from += piece;
        }
    }

    fn text(&self, lang: Lang, with_lines: bool) -> NameText {
        let mut text = NameText::new(NameKind::Local, self.name.get(lang), 0);
        if with_lines {
            text.lines.extend(self.lines.iter().map(|(line, _)| line.get(lang).to_owned()));
        }
        text
    }
}

fn disc(at: Px, radius: f64, color: Color, surface: &mut dyn Surface) {
    if radius > 0.0 {
        surface.draw(&DrawOp::Fill { path: &Path::circle(at, radius), paint: Paint::Solid(color) });
    }
}

fn radius_px(zoom: f64) -> f64 {
    maths::clamp(1.7 + (zoom - FROM_ZOOM) * 0.75, 1.7, 4.4)
}

fn color(line: &MetroLine) -> Color {
    Color::parse(&line.color).unwrap_or(Color::hex(0x6A6F68))
}

/// The line's course, and straight lines between consecutive close stations unless the course reaches both.
fn tracks(line: &MetroLine, network: &Network) -> Vec<Track> {
    let color = color(line);
    let position = |at: &usize| network.metro_stations.get(*at).and_then(|station| station.position);
    let mut parts: Vec<Vec<LonLat>> = Vec::new();
    if line.course.len() > 1 {
        parts.push(line.course.clone());
    }
    for pair in line.runs.iter().flat_map(|run| run.windows(2)) {
        let [Some(from), Some(to)] = [pair.first().and_then(position), pair.last().and_then(position)] else {
            continue;
        };
        let drawn = [from, to].iter().all(|end| leads_to(&line.course, *end));
        if !drawn && from.distance_m(to) < STRAIGHT_M {
            parts.push(vec![from, to]);
        }
    }
    parts.iter().map(|part| Track { trace: Trace::of_line(part), color }).collect()
}

/// Whether a course passes a station.
fn leads_to(course: &[LonLat], station: LonLat) -> bool {
    const NEAR_M: f64 = 200.0;
    let at = World::from(station);
    let near = NEAR_M / (metres_per_px(station.lat, 0.0) * world_px(0.0));
    let worlds: Vec<World> = course.iter().copied().map(World::from).collect();
    worlds.windows(2).any(|pair| matches!(pair, &[a, b] if distance_to_segment(at, a, b) < near))
}
