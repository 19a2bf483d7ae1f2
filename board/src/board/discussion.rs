//! The read model of what is said about the board: innspill, comments and answers, and which hangs on what.

use super::replica::{Roots, register, text};
use crate::answer::{Answer, AnswerStatus, Verdict, read_resolved};
use crate::command::{Command, InputCommand};
use crate::comment::{Comment, CommentKey};
use crate::id::{AnswerId, CommentId, DocumentId, InputId, PersonId};
use crate::input::{Input, InputKey, InputKind, Target};
use crate::note::Deletion;
use crate::register::{Fields, Root};
use crate::schema;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use yrs::{Any, MapRef, ReadTxn};

/// See the module. What is withdrawn is not in it, innspill excepted: a thread may hang on them.
#[derive(Default)]
pub(super) struct Discussion {
    pub(super) inputs: BTreeMap<InputKey, Input>,
    /// Those that are not withdrawn.
    pub(super) inputs_on: HashMap<Target, BTreeSet<InputKey>>,
    pub(super) comments: BTreeMap<CommentKey, Comment>,
    pub(super) threads: HashMap<InputKey, BTreeSet<CommentKey>>,
    pub(super) answers: BTreeMap<AnswerId, Answer>,
    pub(super) answers_to: HashMap<InputKey, BTreeSet<AnswerId>>,
    pub(super) resolved: BTreeSet<InputKey>,
}

/// What an object of a document came to read as.
#[derive(Default)]
pub(super) struct Read {
    /// The innspill that read differently because of it.
    pub(super) concerns: Vec<InputKey>,
    /// It was there before, and is not as it was.
    pub(super) differs: bool,
}

impl Discussion {
    /// The answer that counts: the one whose status was set last.
    pub(super) fn answer(&self, input: &InputKey) -> Option<&Answer> {
        let answers = self.answers_to.get(input).into_iter().flatten().filter_map(|id| self.answers.get(id));
        answers.max_by(|a, b| (a.when_ms, &a.id).cmp(&(b.when_ms, &b.id)))
    }

    pub(super) fn status(&self, input: &InputKey) -> AnswerStatus {
        self.answer(input).map_or(AnswerStatus::Open, |answer| answer.status)
    }

    /// Whether a voice says what a command changes.
    pub(super) fn says(&self, document: DocumentId, command: &Command) -> bool {
        let input = |id: &InputId| self.inputs.contains_key(&InputKey { document, id: id.clone() });
        let comment = |id: &CommentId| self.comments.contains_key(&CommentKey { document, id: id.clone() });
        match command {
            Command::WriteInput { input: id, .. } | Command::WithdrawInput { input: id } => input(id),
            Command::Input(InputCommand::SetKind { input: id, .. }) => input(id),
            Command::Input(
                InputCommand::WriteComment { comment: id, .. } | InputCommand::WithdrawComment { comment: id },
            ) => comment(id),
            Command::Several(commands) => commands.first().is_some_and(|first| self.says(document, first)),
            Command::Seeded { command, .. } => self.says(document, command),
            Command::Revert(reversals) => reversals.first().is_some_and(|first| {
                let at = first.address();
                match at.root {
                    Root::Inputs => at.object.parse().is_ok_and(|id| input(&id)),
                    Root::Comments => at.object.parse().is_ok_and(|id| comment(&id)),
                    _ => false,
                }
            }),
            _ => false,
        }
    }

    /// How many innspill a voice holds, withdrawn ones included.
    pub(super) fn inputs_in(&self, document: DocumentId) -> usize {
        self.inputs.keys().filter(|key| key.document == document).count()
    }

    /// Forgets what a document held. Tells which innspill read differently.
    pub(super) fn forget(&mut self, document: DocumentId, content: bool) -> Vec<InputKey> {
        let inputs: Vec<InputKey> = self.inputs.keys().filter(|key| key.document == document).cloned().collect();
        let comments: Vec<CommentKey> = self.comments.keys().filter(|key| key.document == document).cloned().collect();
        let mut concerns = Vec::new();
        for key in inputs {
            concerns.extend(self.set_input(key, None).concerns);
        }
        for key in comments {
            concerns.extend(self.set_comment(key, None).concerns);
        }
        if content {
            self.answers.clear();
            concerns.extend(std::mem::take(&mut self.answers_to).into_keys());
            concerns.extend(std::mem::take(&mut self.resolved));
        }
        concerns
    }

    /// Reads one innspill of a voice anew. Its author is the document's owner, whatever it says itself.
    pub(super) fn read_input<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, key: InputKey, owner: &PersonId) -> Read {
        let map = roots.object(txn, Root::Inputs, key.id.as_str());
        let input = map.and_then(|map| input(txn, &map, key.clone(), owner.clone()));
        self.set_input(key, input)
    }

    /// Reads one comment of a voice anew; its author as an innspill's.
    pub(super) fn read_comment<T: ReadTxn>(
        &mut self,
        txn: &T,
        roots: &Roots,
        key: CommentKey,
        owner: &PersonId,
    ) -> Read {
        let map = roots.object(txn, Root::Comments, key.id.as_str());
        let comment = map.and_then(|map| comment(txn, &map, key.clone(), owner.clone()));
        self.set_comment(key, comment)
    }

    /// Reads one answer of the content anew.
    pub(super) fn read_answer<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, id: AnswerId) -> Read {
        let answer = roots.object(txn, Root::Answers, id.as_str()).and_then(|map| answer(txn, &map, id.clone()));
        if self.answers.get(&id) == answer.as_ref() {
            return Read::default();
        }
        let before = self.answers.remove(&id);
        let mut read = Read { differs: before.is_some(), ..Read::default() };
        if let Some(before) = before {
            leave(&mut self.answers_to, &before.to, &id);
            read.concerns.push(before.to);
        }
        if let Some(answer) = answer {
            self.answers_to.entry(answer.to.clone()).or_default().insert(id.clone());
            read.concerns.push(answer.to.clone());
            self.answers.insert(id, answer);
        }
        read
    }

    /// Reads anew whether a thread is resolved.
    pub(super) fn read_thread<T: ReadTxn>(&mut self, txn: &T, roots: &Roots, input: InputKey) -> Read {
        let value = register(txn, roots.map(Root::Threads), &input.to_string());
        let resolved = value.is_some_and(|value| read_resolved(&value));
        let differs = if resolved { self.resolved.insert(input.clone()) } else { self.resolved.remove(&input) };
        Read { concerns: differs.then_some(input).into_iter().collect(), differs }
    }

    fn set_input(&mut self, key: InputKey, input: Option<Input>) -> Read {
        if self.inputs.get(&key) == input.as_ref() {
            return Read::default();
        }
        let before = self.inputs.remove(&key);
        let differs = before.is_some();
        if let Some(before) = before {
            leave(&mut self.inputs_on, &before.target, &key);
        }
        if let Some(input) = input {
            if input.deleted.is_none() {
                self.inputs_on.entry(input.target.clone()).or_default().insert(key.clone());
            }
            self.inputs.insert(key.clone(), input);
        }
        Read { concerns: vec![key], differs }
    }

    fn set_comment(&mut self, key: CommentKey, comment: Option<Comment>) -> Read {
        if self.comments.get(&key) == comment.as_ref() {
            return Read::default();
        }
        let before = self.comments.remove(&key);
        let mut read = Read { differs: before.is_some(), ..Read::default() };
        if let Some(before) = before {
            leave(&mut self.threads, &before.on, &key);
            read.concerns.push(before.on);
        }
        if let Some(comment) = comment {
            self.threads.entry(comment.on.clone()).or_default().insert(key.clone());
            read.concerns.push(comment.on.clone());
            self.comments.insert(key, comment);
        }
        read
    }
}

/// Takes one out of what hangs on something, and forgets that if it was the last.
fn leave<K: std::hash::Hash + Eq, V: Ord>(hanging: &mut HashMap<K, BTreeSet<V>>, on: &K, one: &V) {
    if let Some(all) = hanging.get_mut(on) {
        all.remove(one);
        if all.is_empty() {
            hanging.remove(on);
        }
    }
}

fn input<T: ReadTxn>(txn: &T, map: &MapRef, key: InputKey, author: PersonId) -> Option<Input> {
    let value = |key| register(txn, map, key);
    Some(Input {
        target: Target::read(&value(schema::TARGET)?)?,
        kind: InputKind::from_code(Fields::of(&value(schema::KIND)?).text(0)?)?,
        text: text(txn, map),
        when_ms: when(value(schema::WHEN)),
        deleted: value(schema::DELETED).and_then(|value| Deletion::read(&value)),
        author,
        key,
    })
}

fn comment<T: ReadTxn>(txn: &T, map: &MapRef, key: CommentKey, author: PersonId) -> Option<Comment> {
    let value = |key| register(txn, map, key);
    if withdrawn(value(schema::DELETED)) {
        return None;
    }
    let on = InputKey::read(&value(schema::TARGET)?)?;
    Some(Comment { on, text: text(txn, map), when_ms: when(value(schema::WHEN)), author, key })
}

fn answer<T: ReadTxn>(txn: &T, map: &MapRef, id: AnswerId) -> Option<Answer> {
    let value = |key| register(txn, map, key);
    if withdrawn(value(schema::DELETED)) {
        return None;
    }
    let Verdict { status, who, when_ms } = Verdict::read(&value(schema::STATUS)?)?;
    Some(Answer { to: InputKey::read(&value(schema::TARGET)?)?, status, text: text(txn, map), who, when_ms, id })
}

fn withdrawn(deletion: Option<Any>) -> bool {
    deletion.is_some_and(|value| Deletion::read(&value).is_some())
}

fn when(value: Option<Any>) -> u64 {
    value.and_then(|value| Fields::of(&value).whole(0)).unwrap_or(0)
}
