//! The transparent layer above the board: my selection, what I carry, who else is here. Nothing here touches a tile.

use crate::{
    camera::View,
    card::{CardLine, Detail},
    geometry::{Point, Rect},
    input::Window,
    limits::CURSORS_SHOWN_MAX,
    paint::{
        Align, Dash, Family, Font, Icon, Ink, Painter, Piece, Role, Stroke, Surface, TextRun, Transform,
        strings::Strings,
    },
    peers::{Peers, Seen},
    scene::{Scene, lines::Line, words::Setting},
    settings::{Settings, Words},
    text_layout::Measure,
    tools::{Preview, drop_target::Mark},
};
use board::{Board, id::NoteId};
use std::collections::HashMap;

const FRAME_DISTANCE_PX: f64 = 2.0;
const SELECTED_WIDTH_PX: f64 = 2.5;
const PEER_WIDTH_PX: f64 = 2.0;
const TARGET_WIDTH_PX: f64 = 3.0;
const FLAG_PAD_PX: f64 = 7.0;
const CURSOR_SIDE_PX: f64 = 20.0;
const LABEL_INSET_PX: f64 = 16.0;

/// What is painted.
pub struct Shown<'a> {
    /// Where the window stands.
    pub view: View,
    /// The window.
    pub window: Window,
    /// What of it is clear of bars, CSS pixels.
    pub clear_in_screen: Rect,
    /// The board's cards.
    pub scene: &'a Scene,
    /// The board.
    pub board: &'a Board,
    /// My selection.
    pub selected: Option<&'a NoteId>,
    /// The note that I write: the text field is its frame.
    pub typing: Option<&'a NoteId>,
    /// What I carry or draw.
    pub preview: Option<Preview<'a>>,
    /// The others.
    pub peers: &'a Peers,
    /// My choices.
    pub settings: &'a Settings,
    /// Words in my language.
    pub words: &'a Words,
    /// The time.
    pub now_ms: f64,
}

/// The overlay's own texts: names and labels.
#[derive(Debug, Default)]
pub struct Overlay {
    texts: HashMap<String, (CardLine, u64)>,
    frame: u64,
}

impl Overlay {
    /// Paints everything anew.
    pub fn paint(
        &mut self,
        shown: &Shown,
        strings: &mut Strings,
        measure: &mut dyn Measure,
        painter: &mut impl Painter,
    ) {
        self.frame += 1;
        let labels = self.labels(shown, &mut Setting { strings, measure });
        let flags = self.flags(shown, &mut Setting { strings, measure });
        self.forget_unused(strings);
        strings.teach(painter);

        let screen = Transform { scale: shown.window.pixel_ratio, dx: 0.0, dy: 0.0 };
        painter.begin(Surface::Overlay, screen);
        for label in labels {
            painter.text(label);
        }
        paint_bound(shown, painter);
        painter.transform(screen);
        paint_frames(shown, painter);
        paint_carried_by_peers(shown, painter);
        paint_preview(shown, painter);
        painter.transform(screen);
        for flag in &flags {
            flag.paint(painter);
        }
        painter.end();
    }

    fn text(&mut self, text: &str, font: Font, setting: &mut Setting) -> CardLine {
        let frame = self.frame;
        let fresh = || {
            let width = setting.measure.width(font, text);
            (CardLine { text: setting.strings.intern(text), width }, frame)
        };
        let known = self.texts.entry(text.to_owned()).or_insert_with(fresh);
        known.1 = frame;
        known.0
    }

    fn forget_unused(&mut self, strings: &mut Strings) {
        let frame = self.frame;
        self.texts.retain(|_, (line, used)| {
            let keep = *used == frame;
            if !keep {
                strings.release(line.text);
            }
            keep
        });
    }

    /// The names of the parts of the board, at the window's left edge, where no card is.
    fn labels(&mut self, shown: &Shown, setting: &mut Setting) -> Vec<TextRun> {
        let Some(ground) = shown.scene.ground() else { return Vec::new() };
        let clear = shown.clear_in_screen;
        let ground_px = shown.view.screen_from_world(Point::new(0.0, ground)).y;
        let places = [
            (&shown.words.effects, clear.y + LABEL_INSET_PX, f64::NEG_INFINITY, ground_px - 40.0),
            (&shown.words.core, ground_px - Font::Label.line_height() / 2.0, clear.y, clear.bottom() - 40.0),
            (&shown.words.causes, clear.bottom() - LABEL_INSET_PX - 17.0, ground_px + 40.0, f64::INFINITY),
        ];
        let mut labels = Vec::new();
        for (word, y, from, to) in places {
            let line = self.text(word, Font::Label, setting);
            let rect = Rect::new(clear.x + LABEL_INSET_PX, y, line.width, Font::Label.line_height());
            if y < from || y > to || covers_card(shown, rect) {
                continue;
            }
            let at = Point::new(rect.x, rect.y + Font::Label.baseline());
            let ink = Ink::Token(Family::Neutral, Role::TextSubtle);
            labels.push(TextRun { text: line.text, at, font: Font::Label, ink, align: Align::Left });
        }
        labels
    }

    /// Peers' names and cursors: where they cover no word.
    fn flags(&mut self, shown: &Shown, setting: &mut Setting) -> Vec<Flag> {
        let mut flags = Vec::new();
        let mut cursors = 0;
        for peer in shown.peers.all() {
            let ink = peer.presence.colour;
            let mut text = peer.flag();
            if peer.presence.editing.is_some() {
                text = format!("{text} {} …", shown.words.is_writing);
            }
            let named = peer.flag_shown(shown.now_ms) && !peer.flag().is_empty();
            if let (Some(frame), true) = (held_frame(shown, peer), named) {
                let line = self.text(&text, Font::Flag, setting);
                flags.push(Flag { ink, label: Some((line, beside_frame(shown, frame, line))), cursor: None });
                continue;
            }
            let cursor = peer.cursor_in_world(shown.now_ms).filter(|_| shown.settings.cursors);
            let Some(cursor) = cursor.filter(|_| cursors < CURSORS_SHOWN_MAX) else { continue };
            cursors += 1;
            let at = shown.view.screen_from_world(cursor);
            let label = named.then(|| {
                let line = self.text(&text, Font::Flag, setting);
                (line, flag_rect(Point::new(at.x + 12.0, at.y + 18.0), line))
            });
            flags.push(Flag { ink, label, cursor: Some(at) });
        }
        flags
    }
}

/// A name, and the cursor that it belongs to.
struct Flag {
    ink: u8,
    label: Option<(CardLine, Rect)>,
    cursor: Option<Point>,
}

impl Flag {
    fn paint(&self, painter: &mut impl Painter) {
        if let Some(at) = self.cursor {
            painter.icon(Icon::Cursor, Rect::new(at.x, at.y, CURSOR_SIDE_PX, CURSOR_SIDE_PX), Ink::Person(self.ink));
        }
        if let Some((line, rect)) = self.label {
            painter.round_rect(rect, 4.0, Some(Ink::Person(self.ink)), None);
            let at = Point::new(rect.x + FLAG_PAD_PX, rect.y + 1.0 + Font::Flag.baseline());
            let ink = Ink::OnPerson(self.ink);
            painter.text(TextRun { text: line.text, at, font: Font::Flag, ink, align: Align::Left });
        }
    }
}

fn flag_rect(corner: Point, line: CardLine) -> Rect {
    Rect::new(corner.x, corner.y, line.width + 2.0 * FLAG_PAD_PX, Font::Flag.line_height() + 2.0)
}

/// The frame of the card that a peer writes or has chosen.
fn held_frame(shown: &Shown, peer: &Seen) -> Option<Rect> {
    let note = peer.presence.editing.as_ref().or(peer.presence.selection.first())?;
    card_frame(shown, note)
}

fn card_frame(shown: &Shown, note: &NoteId) -> Option<Rect> {
    let rect = shown.scene.seen_rect(shown.scene.card(note)?);
    Some(shown.view.screen_from_world_rect(rect).grown(FRAME_DISTANCE_PX))
}

/// Above the frame, below it, at its right or left: the first place where no word is covered; best one that is seen
/// whole, and where no sign is covered either.
fn beside_frame(shown: &Shown, frame: Rect, line: CardLine) -> Rect {
    let flag = flag_rect(Point::default(), line);
    let corners = [
        Point::new(frame.x, frame.y - flag.h),
        Point::new(frame.right() - flag.w, frame.y - flag.h),
        Point::new(frame.x, frame.bottom()),
        Point::new(frame.right() - flag.w, frame.bottom()),
        Point::new(frame.right(), frame.y),
        Point::new(frame.x - flag.w, frame.y),
        Point::new(frame.right(), frame.bottom() - flag.h),
        Point::new(frame.x - flag.w, frame.bottom() - flag.h),
        Point::new(frame.right(), frame.center().y - flag.h / 2.0),
        Point::new(frame.x - flag.w, frame.center().y - flag.h / 2.0),
    ];
    let places = corners.map(|corner| flag.moved(corner));
    let wordless = || places.iter().filter(|place| !shown.scene.covers_words(world_rect(shown, **place)));
    let seen = || wordless().filter(|place| shown.clear_in_screen.covers(**place));
    let free = seen().find(|place| !shown.scene.covers_signs(world_rect(shown, **place)));
    *free.or_else(|| seen().next()).or_else(|| wordless().next()).unwrap_or(&places[0])
}

fn world_rect(shown: &Shown, rect_in_screen: Rect) -> Rect {
    let at = shown.view.world_from_screen(Point::new(rect_in_screen.x, rect_in_screen.y));
    Rect::new(at.x, at.y, rect_in_screen.w / shown.view.zoom, rect_in_screen.h / shown.view.zoom)
}

fn covers_card(shown: &Shown, rect_in_screen: Rect) -> bool {
    shown.scene.covers_a_card(world_rect(shown, rect_in_screen))
}

fn world_transform(shown: &Shown) -> Transform {
    let scale = shown.view.zoom * shown.window.pixel_ratio;
    let origin = shown.view.origin_in_world;
    Transform { scale, dx: -origin.x * scale, dy: -origin.y * scale }
}

/// What a chosen constraint binds, and what binds a chosen card: shown when asked for, by choosing.
fn paint_bound(shown: &Shown, painter: &mut impl Painter) {
    let asked_for = |line: &&Line| line.is_shown(shown.selected) && !line.always_shown();
    let mut lines = shown.scene.lines().iter().filter(asked_for).peekable();
    if lines.peek().is_some() {
        painter.transform(world_transform(shown));
    }
    for line in lines {
        line.paint(Detail::Words, None, painter);
        line.paint_pill(painter);
    }
}

fn frame(rect: Rect, radius: f64, ink: Ink, width: f64, painter: &mut impl Painter) {
    painter.round_rect(rect, radius, None, Some(Stroke { ink, width, dash: Dash::Solid }));
}

fn paint_frames(shown: &Shown, painter: &mut impl Painter) {
    let radius = |note: &NoteId| {
        let card = shown.scene.card(note);
        card.map_or(0.0, |card| card.face.shape.radius() * shown.view.zoom + FRAME_DISTANCE_PX)
    };
    for peer in shown.peers.all() {
        for note in &peer.presence.selection {
            if let Some(rect) = card_frame(shown, note) {
                frame(rect, radius(note), Ink::Person(peer.presence.colour), PEER_WIDTH_PX, painter);
            }
        }
    }
    let carried = match &shown.preview {
        Some(Preview::Carried { note, .. }) => Some(*note),
        Some(Preview::Drawn { .. }) | None => None,
    };
    let selected = shown.selected.filter(|note| shown.typing != Some(*note) && carried != Some(*note));
    if let Some((note, rect)) = selected.and_then(|note| Some((note, card_frame(shown, note)?))) {
        let ink = Ink::Token(Family::Samtavle, Role::BaseDefault);
        frame(rect, radius(note), ink, SELECTED_WIDTH_PX, painter);
    }
}

/// What the others carry, where they carry it, framed in their colour: what will happen is seen before it does.
fn paint_carried_by_peers(shown: &Shown, painter: &mut impl Painter) {
    for peer in shown.peers.all() {
        let carried = peer.presence.carried.as_ref();
        let Some((carried, card)) = carried.and_then(|it| Some((it, shown.scene.card(&it.note)?))) else { continue };
        let [x, y] = carried.corner;
        let rect = Rect { x, y, ..card.face.rect };
        painter.transform(world_transform(shown));
        crate::card::Face { rect, ..card.face.clone() }.paint(Detail::at(shown.view.zoom), painter);
        painter.transform(Transform { scale: shown.window.pixel_ratio, dx: 0.0, dy: 0.0 });
        let around = shown.view.screen_from_world_rect(rect).grown(FRAME_DISTANCE_PX);
        let radius = card.face.shape.radius() * shown.view.zoom + FRAME_DISTANCE_PX;
        frame(around, radius, Ink::Person(peer.presence.colour), PEER_WIDTH_PX, painter);
    }
}

/// Where a carried card was lifted from there is a gap until it is let go.
fn paint_gap(shown: &Shown, note: &NoteId, painter: &mut impl Painter) {
    let Some(card) = shown.scene.card(note) else { return };
    let rect = shown.view.screen_from_world_rect(card.face.rect);
    let token = |role| Ink::Token(Family::Neutral, role);
    let border = Stroke { ink: token(Role::BorderDefault), width: 1.0, dash: Dash::Dashed };
    let radius = card.face.shape.radius() * shown.view.zoom;
    painter.round_rect(rect, radius, Some(token(Role::BackgroundTinted)), Some(border));
}

fn paint_preview(shown: &Shown, painter: &mut impl Painter) {
    let ink = Ink::Token(Family::Samtavle, Role::BaseDefault);
    match &shown.preview {
        None => {}
        Some(Preview::Carried { note, corner_in_world, target }) => {
            let stroke = Stroke { ink, width: TARGET_WIDTH_PX, dash: Dash::Solid };
            paint_gap(shown, note, painter);
            match target.map(|target| &target.mark) {
                None => {}
                Some(Mark::Around(rect)) => {
                    let rect = shown.view.screen_from_world_rect(*rect).grown(FRAME_DISTANCE_PX);
                    painter.round_rect(rect, 6.0, None, Some(stroke));
                }
                Some(Mark::Between(from, to)) => {
                    let ends = [from, to].map(|end| shown.view.screen_from_world(*end));
                    painter.line(&[Piece::Move(ends[0]), Piece::Line(ends[1])], stroke);
                }
            }
            if let Some(card) = shown.scene.card(note) {
                painter.transform(world_transform(shown));
                let rect = Rect { x: corner_in_world.x, y: corner_in_world.y, ..card.face.rect };
                let carried = crate::card::Face { rect, ..card.face.clone() };
                let detail = Detail::at(shown.view.zoom);
                carried.paint(detail, painter);
                if detail == Detail::Words {
                    carried.paint_pills(painter);
                }
            }
        }
        Some(Preview::Drawn { from, to_in_world, onto }) => {
            if let Some(rect) = onto.and_then(|note| card_frame(shown, note)) {
                frame(rect, 6.0, ink, TARGET_WIDTH_PX, painter);
            }
            if let Some(card) = shown.scene.card(from) {
                let start = shown.view.screen_from_world(card.face.rect.center());
                let end = shown.view.screen_from_world(*to_in_world);
                let stroke = Stroke { ink, width: PEER_WIDTH_PX, dash: Dash::Dashed };
                painter.line(&[Piece::Move(start), Piece::Line(end)], stroke);
            }
        }
    }
}
