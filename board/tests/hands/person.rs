//! A person at a board, with a copy of their own, and what they do.

use board::id::{DocumentId, NoteId, PersonId};
use board::link::LinkKind;
use board::note::NoteKind;
use board::problem_tree::Group;
use board::{Board, ClientId, Command, DocumentKind, Executed, Me, Moment, Place, Position, Side};

pub const CONTENT: DocumentId = DocumentId(1);

pub struct Person {
    pub board: Board,
    pub now_ms: u64,
}

impl Person {
    pub fn new(name: &str, client: u64) -> Person {
        let id: PersonId = name.parse().expect("a name is an id here");
        let mut board = Board::new(Me { id, name: name.into() }, client);
        board.open(CONTENT, DocumentKind::Content, ClientId::new(client));
        Person { board, now_ms: 1000 }
    }

    pub fn does(&mut self, command: Command) -> Executed {
        self.now_ms += 1;
        let done = self.board.run(command, Moment { now_ms: self.now_ms }).expect("the command can be run");
        self.board.settle();
        done
    }

    pub fn writes(&mut self, id: &str, parent: Option<&str>, side: Side, text: &str) -> Executed {
        let place = Place { parent: parent.map(note), side, at: Position::Last };
        self.does(Command::Create { id: note(id), kind: NoteKind::Cause, place, text: text.into() })
    }

    pub fn moves(&mut self, id: &str, parent: &str) -> Executed {
        let to = Place { parent: Some(note(parent)), side: Side::None, at: Position::Last };
        self.does(Command::Move { note: note(id), to })
    }

    pub fn undoes(&mut self) -> board::Undone {
        self.now_ms += 1;
        let undone = self.board.undo(Moment { now_ms: self.now_ms }).expect("there is a step");
        self.board.settle();
        undone
    }

    pub fn redoes(&mut self) -> board::Undone {
        self.now_ms += 1;
        let undone = self.board.redo(Moment { now_ms: self.now_ms }).expect("there is a step");
        self.board.settle();
        undone
    }

    pub fn hears(&mut self, other: &Person) {
        let mine = self.board.state_vector(CONTENT).expect("open");
        let update = other.board.encode_since(CONTENT, &mine).expect("open");
        self.board.apply(CONTENT, &[&update]).expect("an update");
        self.board.settle();
    }

    /// The board as text: groups, indented rows, bin.
    pub fn reads(&self) -> String {
        let mut lines = Vec::new();
        for group in Group::ALL {
            for top in self.board.tree().tops(group) {
                self.branch(top, &format!("{group:?}"), 0, &mut lines);
            }
        }
        for note in self.board.bin() {
            lines.push(format!("bin {}", note.text));
        }
        lines.join("\n")
    }

    pub fn branch(&self, id: &NoteId, group: &str, depth: usize, lines: &mut Vec<String>) {
        let note = self.board.note(id).expect("the tree holds notes");
        lines.push(format!("{group} {}{}", "- ".repeat(depth), note.text));
        if self.board.core() == Some(id) {
            return;
        }
        for child in self.board.tree().children(id) {
            self.branch(child, group, depth + 1, lines);
        }
    }
}

pub fn note(id: &str) -> NoteId {
    id.parse().expect("test ids are ids")
}

pub fn meet(people: &mut [&mut Person]) {
    for a in 0..people.len() {
        for b in 0..people.len() {
            if a != b {
                let [a, b] = people.get_disjoint_mut([a, b]).expect("two people");
                a.hears(b);
            }
        }
    }
}

/// A board with a core, two causes and an effect, known to both.
pub fn two_at_a_tree() -> (Person, Person) {
    let (mut a, mut b) = (Person::new("a", 1), Person::new("b", 2));
    a.writes("k", None, Side::None, "core");
    a.does(Command::SetCore { note: note("k") });
    a.writes("c1", Some("k"), Side::Cause, "cause 1");
    a.writes("c2", Some("k"), Side::Cause, "cause 2");
    a.writes("e1", Some("k"), Side::Effect, "effect 1");
    a.writes("c11", Some("c1"), Side::None, "cause 1.1");
    b.hears(&a);
    (a, b)
}

pub fn link(id: &str, from: &str, to: &str, kind: LinkKind) -> Command {
    Command::Link { id: id.parse().expect("an id"), from: note(from), to: note(to), kind, note: None }
}

pub fn recolour(id: &str, colour: &str) -> Command {
    Command::Recolour { note: note(id), colour: Some(colour.into()) }
}

pub fn colour(person: &Person, id: &str) -> Option<String> {
    person.board.note(&note(id)).and_then(|note| note.colour.as_deref()).map(str::to_owned)
}
