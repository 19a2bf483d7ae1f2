//! The board as it is seen: cards and lines with their places, found by place.
//!
//! A change of words that leaves a card's size alone touches that card only. Anything else lays the board out
//! again (5,000 cards take a few milliseconds) and compares: only what moved makes tiles stale.

use crate::{
    card::{self, Detail, Face},
    geometry::{Point, Rect},
    limits::HIT_SIDE_MIN_PX,
    paint::{Align, Dash, Family, Font, Ink, Painter, Piece, Role, Stroke, TextRun, strings::Strings},
    settings,
};
use board::{
    id::{LinkId, NoteId},
    input::Target,
    layout,
    note::{EvidenceStatus, Note},
};
use folds::Folds;
use grid::Grid;
use lines::Line;
use motion::Motion;
use std::collections::HashMap;
use words::{Setting, Words};

pub mod folds;
pub mod grid;
mod laying_out;
pub mod lines;
pub mod motion;
pub mod words;

/// Between the dots of the ground, board units.
const DOTS_EVERY: f64 = 24.0;
const GROUND_WIDTH: f64 = 1.5;

/// A card on the board.
#[derive(Debug, Clone, PartialEq)]
pub struct Card {
    /// Whose.
    pub note: NoteId,
    /// Its look and place.
    pub face: Face,
}

/// What is under a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hit {
    /// A card.
    Card(NoteId),
    /// The innspill pill of a card or a link.
    Inputs(Target),
    /// The count of a closed branch.
    Hidden(NoteId),
    /// A link.
    Link(LinkId),
}

impl Hit {
    /// The note whose card it is, be it one of its signs.
    pub fn note(&self) -> Option<&NoteId> {
        match self {
            Hit::Card(note) | Hit::Hidden(note) | Hit::Inputs(Target::Note(note)) => Some(note),
            Hit::Inputs(Target::Link(_) | Target::Board) | Hit::Link(_) => None,
        }
    }
}

/// All that is seen of the board.
#[derive(Debug, Default)]
pub struct Scene {
    cards: Vec<Card>,
    places: HashMap<NoteId, u32>,
    card_grid: Grid,
    lines: Vec<Line>,
    line_grid: Grid,
    /// Everything, headings included; none on an empty board.
    bounds: Option<Rect>,
    ground: Option<f64>,
    headings: Vec<(card::CardLine, Point)>,
    words: Words,
    motion: Option<Motion>,
}

/// What a scene is made from, besides the board.
pub struct Making<'a> {
    /// Which branches are closed.
    pub folds: &'a Folds,
    /// Labels in the person's language.
    pub labels: &'a settings::Words,
    /// Where texts get their numbers, and what measures them.
    pub setting: Setting<'a>,
}

impl Scene {
    /// Every card, in reading order.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }
    /// The card of a note, if it is in sight.
    pub fn card(&self, note: &NoteId) -> Option<&Card> {
        self.cards.get(*self.places.get(note)? as usize)
    }
    /// Where a card is seen now, be it on its way.
    pub fn seen_rect(&self, card: &Card) -> Rect {
        self.motion.as_ref().map_or(card.face.rect, |motion| motion.rect(card))
    }
    /// Are cards on their way?
    pub fn moving(&self) -> bool {
        self.motion.is_some()
    }
    /// Every line.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }
    /// What holds all of it; none on an empty board.
    pub fn bounds(&self) -> Option<Rect> {
        self.bounds
    }
    /// The height of the ground line, where there is a core.
    pub fn ground(&self) -> Option<f64> {
        self.ground
    }

    /// The fonts have changed: every word is measured anew at the next [`Scene::lay_out`].
    pub fn forget_widths(&mut self, strings: &mut Strings) {
        self.words.forget_widths(strings);
    }

    /// Time goes on. True while cards are on their way.
    pub fn step(&mut self, now_ms: f64) -> bool {
        self.motion.take_if(|motion| !motion.step(now_ms));
        self.motion.is_some()
    }

    /// Paints the board directly, while cards are on their way.
    pub fn paint_moving(&self, rect_in_world: Rect, detail: Detail, painter: &mut impl Painter) {
        let Some(motion) = &self.motion else { return };
        self.paint_ground(rect_in_world, detail, painter);
        let shown = self.lines.iter().filter(|line| line.always_shown());
        for line in shown {
            let points = motion.points(line);
            if Rect::around(&points).is_some_and(|around| around.grown(1.0).intersects(rect_in_world)) {
                line.along(points).paint(detail, None, painter);
            }
        }
        let faces = self.cards.iter().map(|card| Face { rect: motion.rect(card), ..card.face.clone() });
        let faces: Vec<Face> = faces.filter(|face| face.painted_rect().intersects(rect_in_world)).collect();
        faces.iter().for_each(|face| face.paint(detail, painter));
        if detail == Detail::Words {
            faces.iter().for_each(|face| face.paint_pills(painter));
        }
    }

    /// Is there a card here?
    pub fn covers_a_card(&self, rect_in_world: Rect) -> bool {
        self.faces_near(rect_in_world).any(|face| face.rect.intersects(rect_in_world))
    }

    /// Are there words of a card here?
    pub fn covers_words(&self, rect_in_world: Rect) -> bool {
        self.faces_near(rect_in_world).any(|face| face.shape.text_rect(face.rect).intersects(rect_in_world))
    }

    /// Are there signs of a card here: innspill, evidence, the count of a closed branch?
    pub fn covers_signs(&self, rect_in_world: Rect) -> bool {
        let signs = |face: &Face| [face.inputs_rect(), face.hidden_rect(), face.evidence_rect()];
        self.faces_near(rect_in_world).flat_map(signs).flatten().any(|sign| sign.intersects(rect_in_world))
    }

    fn faces_near(&self, rect_in_world: Rect) -> impl Iterator<Item = &Face> {
        let near = self.card_grid.near(rect_in_world).into_iter();
        near.filter_map(|number| self.cards.get(number as usize)).map(|card| &card.face)
    }

    /// What painting this part of the board costs, see [`crate::limits::TILE_WORK_PER_FRAME`].
    pub fn work(&self, rect_in_world: Rect, detail: Detail) -> usize {
        let cards = self.card_grid.near(rect_in_world).len();
        match detail {
            Detail::Words => cards * 4,
            Detail::Bars => cards * 2,
            Detail::Blocks => cards,
        }
    }

    /// Paints this part of the board: ground, lines, cards, names.
    pub fn paint(&self, rect_in_world: Rect, detail: Detail, painter: &mut impl Painter) {
        self.paint_ground(rect_in_world, detail, painter);
        let lines: Vec<&Line> = self.lines_near(rect_in_world).filter(|line| line.is_in(rect_in_world)).collect();
        for line in lines.iter().filter(|line| line.always_shown()) {
            line.paint(detail, None, painter);
        }
        let faces = self.faces_near(rect_in_world).filter(|face| face.painted_rect().intersects(rect_in_world));
        let faces: Vec<&Face> = faces.collect();
        faces.iter().for_each(|face| face.paint(detail, painter));
        if detail == Detail::Words {
            faces.iter().for_each(|face| face.paint_pills(painter));
            lines.iter().for_each(|line| line.paint_tag(painter));
            lines.iter().filter(|line| line.always_shown()).for_each(|line| line.paint_pill(painter));
            let ink = Ink::Token(Family::Neutral, Role::TextSubtle);
            for &(line, at) in &self.headings {
                painter.text(TextRun { text: line.text, at, font: Font::Label, ink, align: Align::Left });
            }
        }
    }

    fn paint_ground(&self, rect: Rect, detail: Detail, painter: &mut impl Painter) {
        painter.fill(rect, Ink::Token(Family::Neutral, Role::BackgroundDefault));
        let earth = self.ground.map(|y| Rect::new(rect.x, y.max(rect.y), rect.w, rect.bottom() - y.max(rect.y)));
        if let Some(earth) = earth.filter(|earth| earth.h > 0.0) {
            painter.fill(earth, Ink::Token(Family::Rot, Role::BackgroundTinted));
        }
        if detail == Detail::Words {
            painter.dots(rect, DOTS_EVERY, Ink::Token(Family::Neutral, Role::BorderSubtle));
        }
        if let Some(y) = self.ground.filter(|y| (rect.y..=rect.bottom()).contains(y)) {
            let ink = Ink::Token(Family::Rot, Role::BorderSubtle);
            let pieces = [Piece::Move(Point::new(rect.x, y)), Piece::Line(Point::new(rect.right(), y))];
            painter.line(&pieces, Stroke { ink, width: GROUND_WIDTH, dash: Dash::Solid });
        }
    }

    /// What a person who points here means. Every hit area is at least 24 CSS pixels wide and high: a pill's on
    /// top of its card's, a small card's around its middle unless another card is really there. Which note is chosen
    /// says which links are there to be hit.
    pub fn hit(&self, point_in_world: Point, zoom: f64, selected: Option<&NoteId>) -> Option<Hit> {
        let side = HIT_SIDE_MIN_PX / zoom;
        let around = Rect::new(point_in_world.x, point_in_world.y, 0.0, 0.0).grown(side);
        let near = self.card_grid.near(around);
        let near: Vec<&Card> = near.iter().filter_map(|&number| self.cards.get(number as usize)).rev().collect();
        let within = |rect: Option<Rect>| rect.is_some_and(|rect| rect.at_least(side).contains(point_in_world));
        if Detail::at(zoom) == Detail::Words {
            for card in &near {
                if within(card.face.inputs_rect()) {
                    return Some(Hit::Inputs(Target::Note(card.note.clone())));
                }
                if within(card.face.hidden_rect()) {
                    return Some(Hit::Hidden(card.note.clone()));
                }
            }
        }
        let lines: Vec<&Line> = self.lines_near(around).filter(|line| line.is_shown(selected)).collect();
        if Detail::at(zoom) == Detail::Words
            && let Some(link) = lines.iter().find(|line| within(line.inputs_rect())).and_then(|line| line.link())
        {
            return Some(Hit::Inputs(Target::Link(link.clone())));
        }
        if let Some(card) = near.iter().find(|card| card.face.rect.contains(point_in_world)) {
            return Some(Hit::Card(card.note.clone()));
        }
        let nearest = near.iter().filter(|card| within(Some(card.face.rect))).min_by(|a, b| {
            let far = |card: &Card| card.face.rect.center().distance(point_in_world);
            far(a).total_cmp(&far(b))
        });
        nearest.map(|card| Hit::Card(card.note.clone())).or_else(|| hit_link(point_in_world, &lines, side))
    }

    fn lines_near(&self, rect_in_world: Rect) -> impl Iterator<Item = &Line> {
        self.line_grid.near(rect_in_world).into_iter().filter_map(|number| self.lines.get(number as usize))
    }
}

fn hit_link(point_in_world: Point, lines: &[&Line], side: f64) -> Option<Hit> {
    let links = lines.iter().filter_map(|line| Some((line.distance(point_in_world), line.link()?)));
    let (distance, link) = links.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (distance <= side / 2.0).then(|| Hit::Link(link.clone()))
}

/// The strongest of a note's pieces of evidence.
pub fn best_evidence(note: &Note) -> Option<EvidenceStatus> {
    let strength = |status: &EvidenceStatus| match status {
        EvidenceStatus::Documented => 0,
        EvidenceStatus::Experienced => 1,
        EvidenceStatus::Assumed => 2,
        EvidenceStatus::Unknown => 3,
    };
    note.evidence.iter().map(|evidence| evidence.status).min_by_key(strength)
}

impl From<layout::Point> for Point {
    fn from(point: layout::Point) -> Self {
        Point::new(point.x, point.y)
    }
}

impl From<layout::Rect> for Rect {
    fn from(rect: layout::Rect) -> Self {
        Rect::new(rect.left, rect.top, rect.width, rect.height)
    }
}
