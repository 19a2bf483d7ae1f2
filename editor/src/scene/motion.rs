//! Cards on their way from where they were to where they are: what moves is what changed, so that the eye can follow.

use super::Card;
use crate::{
    geometry::{Point, Rect, ease_out},
    limits::MOTION_MS,
    scene::lines::{Line, Why},
};
use board::id::NoteId;
use std::collections::HashMap;

/// A line, whatever its place.
type Named = (NoteId, NoteId, Why);

/// A movement of cards and lines that is under way.
#[derive(Debug)]
pub struct Motion {
    began_ms: f64,
    now_ms: f64,
    cards_from: HashMap<NoteId, Rect>,
    lines_from: HashMap<Named, Vec<Point>>,
}

impl Motion {
    /// From where cards and lines are seen now.
    pub fn begin<'a>(
        cards: impl Iterator<Item = &'a Card>,
        lines: impl Iterator<Item = &'a Line>,
        before: Option<&Motion>,
        now_ms: f64,
    ) -> Motion {
        let seen = |card: &Card| before.map_or(card.face.rect, |motion| motion.rect(card));
        let points = |line: &Line| before.map_or_else(|| line.points.clone(), |motion| motion.points(line));
        Motion {
            began_ms: now_ms,
            now_ms,
            cards_from: cards.map(|card| (card.note.clone(), seen(card))).collect(),
            lines_from: lines.map(|line| (name(line), points(line))).collect(),
        }
    }

    /// Time goes on. False when everything is where it is.
    pub fn step(&mut self, now_ms: f64) -> bool {
        self.now_ms = now_ms;
        now_ms - self.began_ms < MOTION_MS
    }

    fn part(&self) -> f64 {
        ease_out((self.now_ms - self.began_ms) / MOTION_MS)
    }

    /// Where a card is seen now. A new card is where it is at once.
    pub fn rect(&self, card: &Card) -> Rect {
        let to = card.face.rect;
        let Some(from) = self.cards_from.get(&card.note) else { return to };
        // A card's size is not stretched: its words would be.
        Rect { x: from.x + (to.x - from.x) * self.part(), y: from.y + (to.y - from.y) * self.part(), ..to }
    }

    /// Where a line runs now. One that has other corners than before runs there at once.
    pub fn points(&self, line: &Line) -> Vec<Point> {
        match self.lines_from.get(&name(line)) {
            Some(from) if from.len() == line.points.len() => {
                from.iter().zip(&line.points).map(|(from, to)| from.towards(*to, self.part())).collect()
            }
            Some(_) | None => line.points.clone(),
        }
    }

    /// How many cards in sight have some way to go.
    pub fn moving_in(&self, cards: &[Card], sight_in_world: Rect) -> usize {
        let moves = |card: &&Card| {
            let (from, to) = (self.cards_from.get(&card.note), card.face.rect);
            from.is_some_and(|from| {
                (from.x, from.y) != (to.x, to.y) && (from.intersects(sight_in_world) || to.intersects(sight_in_world))
            })
        };
        cards.iter().filter(moves).count()
    }
}

fn name(line: &Line) -> Named {
    (line.from.clone(), line.to.clone(), line.why.clone())
}
