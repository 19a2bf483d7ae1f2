//! From the board to the scene: which cards are in sight, how large they are, where they stand, what became stale.

use super::{Card, Making, Scene, best_evidence, motion::Motion};
use crate::{
    card::{self, Face, Shape},
    geometry::{Point, Rect},
    limits::MOVING_CARDS_MAX,
    paint::Font,
    pill,
    scene::lines::{self, Line, Why, link_family},
};
use board::{
    Board,
    id::{LinkId, NoteId},
    input::Target,
    layout::{self, Arrangement, Gaps, Graph, Layout},
    link::LinkKind,
    problem_tree::Group,
};
use std::collections::HashMap;

impl Scene {
    /// Some notes' words or signs changed, but not the tree. Gives what became stale; `None` when a card changed
    /// its size, and the board must be laid out again.
    pub fn retouch(&mut self, board: &Board, notes: &[NoteId], making: &mut Making) -> Option<Vec<Rect>> {
        let mut stale = Vec::new();
        for note in notes {
            let Some(&place) = self.places.get(note) else { continue };
            let face = self.face(board, note, making)?;
            let card = self.cards.get_mut(place as usize)?;
            if (face.rect.w, face.rect.h) != (card.face.rect.w, card.face.rect.h) {
                return None;
            }
            let face = Face { rect: card.face.rect, ..face };
            if face != card.face {
                stale.push(card.face.painted_rect().union(face.painted_rect()));
                card.face = face;
            }
        }
        Some(stale)
    }

    /// Lays the board out. Gives what became stale.
    pub fn lay_out(&mut self, board: &Board, arrangement: Arrangement, making: &mut Making) -> Vec<Rect> {
        self.words.begin_round();
        let plan = self.plan(board, making);
        let layout = layout::layout(&plan.graph, arrangement, &Gaps::default());
        let stale = self.take_over(plan, &layout, making);
        self.words.end_round(making.setting.strings);
        stale
    }

    /// As [`Scene::lay_out`], but cards in sight go to their new places instead of being there at once; unless so many
    /// move that it would be a flicker, not a movement.
    pub fn lay_out_moving(
        &mut self,
        board: &Board,
        arrangement: Arrangement,
        sight_in_world: Rect,
        now_ms: f64,
        making: &mut Making,
    ) -> Vec<Rect> {
        // What comes from far out of sight needs no way to be seen on.
        let around = sight_in_world.grown(sight_in_world.w.max(sight_in_world.h) / 2.0);
        let cards = self.card_grid.near(around).into_iter().filter_map(|number| self.cards.get(number as usize));
        let lines = self.line_grid.near(around).into_iter().filter_map(|number| self.lines.get(number as usize));
        let motion = Motion::begin(cards, lines, self.motion.as_ref(), now_ms);
        let stale = self.lay_out(board, arrangement, making);
        let moving = motion.moving_in(&self.cards, sight_in_world);
        self.motion = (1..=MOVING_CARDS_MAX).contains(&moving).then_some(motion);
        stale
    }

    /// The bounds that each arrangement would have: classic, compact.
    pub fn try_both(&mut self, board: &Board, making: &mut Making) -> (Option<Rect>, Option<Rect>) {
        let plan = self.plan(board, making);
        let bounds = |arrangement| {
            let layout = layout::layout(&plan.graph, arrangement, &Gaps::default());
            (!plan.faces.is_empty()).then(|| layout.bounds.into())
        };
        (bounds(Arrangement::Classic), bounds(Arrangement::Compact))
    }

    /// All cards in sight with their sizes, parents before children.
    fn plan(&mut self, board: &Board, making: &mut Making) -> Plan {
        let tree = board.tree();
        let mut plan = Plan { numbers: HashMap::with_capacity(self.cards.len()), ..Plan::default() };
        if let Some(core) = tree.core() {
            self.plan_branch(board, core, layout::Place::Core, making, &mut plan);
        }
        let core = tree.core().and_then(|core| plan.numbers.get(core)).copied();
        for (group, side) in [(Group::Effects, layout::Side::Effect), (Group::Causes, layout::Side::Cause)] {
            let place = core.map_or(layout::Place::Loose, |parent| layout::Place::Branch { parent, side });
            for top in tree.tops(group) {
                self.plan_branch(board, top, place, making, &mut plan);
            }
        }
        for (group, place) in [(Group::Constraints, layout::Place::Constraint), (Group::Unplaced, layout::Place::Loose)]
        {
            for top in tree.tops(group) {
                self.plan_branch(board, top, place, making, &mut plan);
            }
        }
        for link in board.links() {
            let ends = (plan.numbers.get(&link.from), plan.numbers.get(&link.to));
            if let (Some(&from), Some(&to)) = ends {
                plan.graph.links.push(layout::Link { from, to, kind: layout_kind(link.kind) });
                let inputs = board.input_count(&Target::Link(link.id.clone()));
                plan.links.push(PlannedLink { id: link.id.clone(), kind: link.kind, inputs });
            }
        }
        plan
    }

    fn plan_branch(&mut self, board: &Board, top: &NoteId, place: layout::Place, making: &mut Making, plan: &mut Plan) {
        let tree = board.tree();
        // An explicit stack: a chain of causes may be as deep as the board has notes.
        let mut waiting = vec![(top.clone(), place)];
        while let Some((note, place)) = waiting.pop() {
            let Some(face) = self.face(board, &note, making) else { continue };
            let number = plan.faces.len();
            plan.graph.cards.push(layout::Card { width: face.rect.w, height: face.rect.h, place });
            let shape = face.shape;
            plan.numbers.insert(note.clone(), number);
            let closed = making.folds.is_closed(&note, tree);
            // The core's children are planned side by side by the caller.
            if !closed && shape != Shape::Core {
                let side = if shape == Shape::Effect { layout::Side::Effect } else { layout::Side::Cause };
                let place = layout::Place::Branch { parent: number, side };
                waiting.extend(tree.children(&note).rev().map(|child| (child.clone(), place)));
            }
            plan.faces.push(Card { note, face });
        }
    }

    /// A card without its place.
    fn face(&mut self, board: &Board, note: &NoteId, making: &mut Making) -> Option<Face> {
        let (read, placed) = (board.note(note)?, board.tree().find(note)?);
        let (shape, level) = (Shape::of(placed.group()), placed.level());
        let words = self.words.of(note, &read.text, shape, level, &mut making.setting);
        let evidence = best_evidence(read);
        let size = card::size(shape, level, &words, evidence.is_some());
        let inputs = board.input_count(&Target::Note(note.clone()));
        let hidden = making.folds.hidden(note, board.tree());
        let mut count = |n: usize| (n > 0).then(|| self.words.count(n, &mut making.setting));
        Some(Face {
            rect: Rect::new(0.0, 0.0, size.w, size.h),
            shape,
            level,
            words,
            evidence,
            inputs: count(inputs),
            hidden: count(hidden),
        })
    }

    fn take_over(&mut self, plan: Plan, layout: &Layout, making: &mut Making) -> Vec<Rect> {
        let old_cards = std::mem::take(&mut self.cards);
        let old_places = std::mem::replace(&mut self.places, HashMap::with_capacity(plan.faces.len()));
        let old_lines = std::mem::take(&mut self.lines);
        let old_frame = (self.ground, std::mem::take(&mut self.headings));
        self.card_grid.clear();
        for (card, rect) in plan.faces.into_iter().zip(&layout.rects) {
            let number = u32::try_from(self.cards.len()).expect("a board holds at most fifty thousand notes");
            let card = Card { face: Face { rect: (*rect).into(), ..card.face }, ..card };
            self.card_grid.insert(number, card.face.painted_rect());
            self.places.insert(card.note.clone(), number);
            self.cards.push(card);
        }
        self.ground = layout.ground;
        self.bounds = (!self.cards.is_empty()).then(|| layout.bounds.into());
        self.draw_lines(&plan.links, layout, making);
        self.write_headings(layout, making);

        let mut stale = stale_cards(&old_cards, &old_places, &self.cards, &self.places);
        stale.extend(stale_lines(&old_lines, &self.lines));
        if old_frame.0 != self.ground || old_frame.1 != self.headings {
            stale.push(EVERYWHERE);
        }
        stale
    }

    fn draw_lines(&mut self, links: &[PlannedLink], layout: &Layout, making: &mut Making) {
        self.line_grid.clear();
        let mut taken: Vec<Rect> = Vec::new();
        for edge in &layout.edges {
            let (Some(from), Some(to)) = (self.cards.get(edge.from), self.cards.get(edge.to)) else { continue };
            let mut inputs = 0;
            let (why, family) = match edge.role {
                layout::Role::Branch { level } => {
                    let outer = if from.face.level > to.face.level { from } else { to };
                    (Why::Branch { level }, outer.face.shape.family())
                }
                layout::Role::Link { index, .. } => {
                    let Some(link) = links.get(index) else { continue };
                    inputs = link.inputs;
                    let family = link_family(from.face.shape, to.face.shape);
                    (Why::Link { link: link.id.clone(), kind: link.kind }, family)
                }
            };
            let path = layout.path(edge);
            let mut line = Line {
                from: from.note.clone(),
                to: to.note.clone(),
                why,
                family,
                curved: edge.shape == layout::Shape::Curve,
                points: path.iter().map(|&point| point.into()).collect(),
                flat: match edge.role {
                    layout::Role::Branch { .. } => Vec::new(),
                    layout::Role::Link { .. } => {
                        layout::flattened(edge.shape, path).into_iter().map(Point::from).collect()
                    }
                },
                tag: None,
                inputs: None,
            };
            if let Why::Link { kind: LinkKind::Feedback, .. } = line.why {
                let name = self.words.label(&making.labels.vicious_circle, &mut making.setting);
                let free = self.free_place(&line.places(lines::tag_size(name)), &taken);
                line.tag = free.map(|place| (name, place));
                taken.extend(free);
            }
            if inputs > 0 {
                let count = self.words.count(inputs, &mut making.setting);
                let places = line.places(pill::size(count));
                // What others said is seen even where there is no room for it.
                let place = self.free_place(&places, &taken).or_else(|| places.first().copied());
                line.inputs = place.map(|place| (count, place));
                taken.extend(place);
            }
            let number = u32::try_from(self.lines.len()).expect("a board holds at most fifty thousand links");
            for rect in line.painted_rects() {
                self.line_grid.insert(number, rect);
            }
            self.lines.push(line);
        }
    }

    /// The first of these places where no card is and no sign; else where no words are. Never on what stands there
    /// already.
    fn free_place(&self, places: &[Rect], taken: &[Rect]) -> Option<Rect> {
        let free = || places.iter().copied().filter(|place| !taken.iter().any(|other| other.intersects(*place)));
        let bare = free().find(|place| !self.covers_a_card(*place) && !self.covers_signs(*place));
        bare.or_else(|| free().find(|place| !self.covers_words(*place)))
    }

    fn write_headings(&mut self, layout: &Layout, making: &mut Making) {
        let areas = [(layout.constraints, &making.labels.constraints), (layout.lane, &making.labels.unplaced)];
        for (area, label) in areas {
            let Some(area) = area.map(Rect::from) else { continue };
            let line = self.words.label(label, &mut making.setting);
            self.headings.push((line, Point::new(area.x, area.y + Font::Label.baseline())));
        }
    }
}

const EVERYWHERE: Rect = Rect::new(-1e9, -1e9, 2e9, 2e9);

/// The cards in sight before they have a place.
#[derive(Default)]
struct Plan {
    faces: Vec<Card>,
    /// Which card has which number in the graph.
    numbers: HashMap<NoteId, usize>,
    graph: Graph,
    links: Vec<PlannedLink>,
}

struct PlannedLink {
    id: LinkId,
    kind: LinkKind,
    /// How many innspill it has.
    inputs: usize,
}

fn layout_kind(kind: LinkKind) -> layout::LinkKind {
    match kind {
        LinkKind::Causes | LinkKind::Contributes => layout::LinkKind::Causes,
        LinkKind::Feedback => layout::LinkKind::Feedback,
        LinkKind::Constrains => layout::LinkKind::Constrains,
    }
}

fn stale_cards(
    old: &[Card],
    old_places: &HashMap<NoteId, u32>,
    new: &[Card],
    new_places: &HashMap<NoteId, u32>,
) -> Vec<Rect> {
    let gone = old.iter().filter(|card| !new_places.contains_key(&card.note)).map(|card| card.face.painted_rect());
    let changed = new.iter().filter_map(|card| {
        let now = card.face.painted_rect();
        match old_places.get(&card.note).and_then(|&place| old.get(place as usize)) {
            None => Some(vec![now]),
            Some(before) if before.face != card.face => Some(vec![before.face.painted_rect(), now]),
            Some(_same) => None,
        }
    });
    gone.chain(changed.flatten()).collect()
}

fn stale_lines(old: &[Line], new: &[Line]) -> Vec<Rect> {
    // Most changes leave the lines before and after them as they were: those are not looked up.
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[same..], &new[same..]);
    let same = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - same], &new[..new.len() - same]);
    let key = |line: &Line| (line.from.clone(), line.to.clone(), line.why.clone());
    let mut before: HashMap<_, &Line> = old.iter().map(|line| (key(line), line)).collect();
    let mut stale = Vec::new();
    for line in new {
        match before.remove(&key(line)) {
            Some(same) if same == line => {}
            Some(other) => stale.extend(other.painted_rects().chain(line.painted_rects())),
            None => stale.extend(line.painted_rects()),
        }
    }
    stale.extend(before.into_values().flat_map(Line::painted_rects));
    stale
}
