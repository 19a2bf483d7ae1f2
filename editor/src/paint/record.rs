//! A painter that writes down what it is told: for tests, whose goldens a person can read.

use super::{Align, Dash, Font, Icon, Ink, Painter, Piece, Stroke, Surface, TextId, TextRun, TileId, Transform};
use crate::geometry::{Point, Rect};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// What was painted, as text: one line an act.
#[derive(Debug, Default)]
pub struct Record {
    texts: BTreeMap<TextId, String>,
    tiles: BTreeSet<TileId>,
    /// The acts since the last [`Record::take`].
    lines: Vec<String>,
    surface: Option<Surface>,
    errors: Vec<String>,
}

impl Record {
    /// The acts since last time, one a line.
    pub fn take(&mut self) -> String {
        let lines = std::mem::take(&mut self.lines);
        lines.into_iter().fold(String::new(), |mut all, line| {
            all.push_str(&line);
            all.push('\n');
            all
        })
    }
    /// The texts that are known now, in order of their numbers.
    pub fn learnt(&self) -> Vec<&str> {
        self.texts.values().map(String::as_str).collect()
    }
    /// The tiles that exist now.
    pub fn tiles(&self) -> &BTreeSet<TileId> {
        &self.tiles
    }
    /// What a real painter could not have done: an unknown text, a surface within a surface.
    pub fn errors(&self) -> &[String] {
        &self.errors
    }

    fn say(&mut self, line: String) {
        if self.surface.is_none() {
            self.errors.push(format!("painted on nothing: {line}"));
        }
        self.lines.push(format!("  {line}"));
    }
}

fn n(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

fn point(p: Point) -> String {
    format!("{},{}", n(p.x), n(p.y))
}

fn rect(r: Rect) -> String {
    format!("[{} {} {} {}]", n(r.x), n(r.y), n(r.w), n(r.h))
}

fn transform(t: Transform) -> String {
    format!("×{} {},{}", n(t.scale), n(t.dx), n(t.dy))
}

fn ink(ink: Ink) -> String {
    match ink {
        Ink::Token(family, role) => format!("{}-{}", family.token(), role.token()),
        Ink::Person(number) => format!("person-{number}"),
        Ink::OnPerson(number) => format!("on-person-{number}"),
    }
}

fn stroke(s: Stroke) -> String {
    let dash = match s.dash {
        Dash::Solid => "",
        Dash::Dashed => " dashed",
    };
    format!("{} {}{dash}", ink(s.ink), n(s.width))
}

impl Painter for Record {
    fn learn(&mut self, id: TextId, text: &str) {
        if self.texts.insert(id, text.to_owned()).is_some() {
            self.errors.push(format!("{id:?} learnt twice"));
        }
    }
    fn forget(&mut self, id: TextId) {
        if self.texts.remove(&id).is_none() {
            self.errors.push(format!("{id:?} forgotten but never learnt"));
        }
    }
    fn begin(&mut self, surface: Surface, t: Transform) {
        if let Some(open) = self.surface.replace(surface) {
            self.errors.push(format!("{surface:?} begun within {open:?}"));
        }
        if let Surface::Tile(id) = surface {
            self.tiles.insert(id);
        }
        self.lines.push(format!("{surface:?} {}", transform(t)));
    }
    fn transform(&mut self, t: Transform) {
        self.say(format!("from here on {}", transform(t)));
    }
    fn end(&mut self) {
        if self.surface.take().is_none() {
            self.errors.push("ended, but nothing was begun".into());
        }
    }
    fn fill(&mut self, r: Rect, i: Ink) {
        self.say(format!("fill {} {}", rect(r), ink(i)));
    }
    fn dots(&mut self, r: Rect, spacing: f64, i: Ink) {
        self.say(format!("dots {} every {} {}", rect(r), n(spacing), ink(i)));
    }
    fn round_rect(&mut self, r: Rect, radius: f64, fill: Option<Ink>, border: Option<Stroke>) {
        let mut line = format!("rect {} r{}", rect(r), n(radius));
        if let Some(fill) = fill {
            let _ = write!(line, " {}", ink(fill));
        }
        if let Some(border) = border {
            let _ = write!(line, " | {}", stroke(border));
        }
        self.say(line);
    }
    fn line(&mut self, pieces: &[Piece], s: Stroke) {
        let mut line = String::from("line");
        for piece in pieces {
            let _ = match *piece {
                Piece::Move(to) => write!(line, " M{}", point(to)),
                Piece::Line(to) => write!(line, " L{}", point(to)),
                Piece::Curve(a, b, to) => write!(line, " C{} {} {}", point(a), point(b), point(to)),
                Piece::Round(corner, to, radius) => write!(line, " R{} {} r{}", point(corner), point(to), n(radius)),
            };
        }
        let _ = write!(line, " {}", stroke(s));
        self.say(line);
    }
    fn polygon(&mut self, points: &[Point], i: Ink) {
        let points: Vec<_> = points.iter().map(|&p| point(p)).collect();
        self.say(format!("polygon {} {}", points.join(" "), ink(i)));
    }
    fn text(&mut self, run: TextRun) {
        let Some(text) = self.texts.get(&run.text).cloned() else {
            self.errors.push(format!("{:?} painted but never learnt", run.text));
            return;
        };
        let align = match run.align {
            Align::Left => "",
            Align::Center => " centred",
        };
        let font = match run.font {
            Font::Card => "card",
            Font::CardStrong => "card-strong",
            Font::Core => "core",
            Font::Label => "label",
            Font::Flag => "flag",
        };
        self.say(format!("text {} {font}{align} {} «{text}»", point(run.at), ink(run.ink)));
    }
    fn icon(&mut self, icon: Icon, r: Rect, i: Ink) {
        self.say(format!("icon {icon:?} {} {}", rect(r), ink(i)));
    }
    fn draw_tile(&mut self, tile: TileId, to_px: Rect) {
        if !self.tiles.contains(&tile) {
            self.errors.push(format!("{tile:?} drawn but never made"));
        }
        self.say(format!("tile {} {}", tile.0, rect(to_px)));
    }
    fn drop_tile(&mut self, tile: TileId) {
        if !self.tiles.remove(&tile) {
            self.errors.push(format!("{tile:?} dropped but never made"));
        }
    }
}
