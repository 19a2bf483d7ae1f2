//! Texts and their numbers: a string crosses to the painter once.

use super::{Painter, TextId};
use std::{collections::HashMap, sync::Arc};

#[derive(Debug)]
struct Known {
    id: TextId,
    used: u32,
}

/// All texts that are painted, counted by use.
#[derive(Debug, Default)]
pub struct Strings {
    known: HashMap<Arc<str>, Known>,
    texts: Vec<Arc<str>>,
    free: Vec<TextId>,
    fresh: Vec<TextId>,
    gone: Vec<TextId>,
}

impl Strings {
    /// The text's number; one use more. Every use ends with [`Strings::release`].
    pub fn intern(&mut self, text: &str) -> TextId {
        if let Some(known) = self.known.get_mut(text) {
            known.used += 1;
            return known.id;
        }
        let text: Arc<str> = text.into();
        let id = self.free.pop().unwrap_or_else(|| {
            self.texts.push(text.clone());
            TextId(u32::try_from(self.texts.len() - 1).expect("fewer texts than four thousand million"))
        });
        self.texts[id.0 as usize] = text.clone();
        self.known.insert(text, Known { id, used: 1 });
        self.fresh.push(id);
        id
    }

    /// One use less; the number is free when nobody uses it.
    pub fn release(&mut self, id: TextId) {
        let Some(text) = self.texts.get(id.0 as usize) else { return };
        let Some(known) = self.known.get_mut(text) else { return };
        known.used -= 1;
        if known.used == 0 {
            self.known.remove(&text.clone());
            self.gone.push(id);
        }
    }

    /// Tell the painter what is new and what is gone since last time.
    pub fn teach(&mut self, painter: &mut impl Painter) {
        self.gone.retain(|&id| {
            match self.fresh.iter().position(|&fresh| fresh == id) {
                // Came and went between two frames: the painter never hears of it.
                Some(at) => drop(self.fresh.swap_remove(at)),
                None => painter.forget(id),
            }
            self.free.push(id);
            false
        });
        for id in self.fresh.drain(..) {
            painter.learn(id, &self.texts[id.0 as usize]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paint::record::Record;

    #[test]
    fn a_text_crosses_once_and_is_forgotten_with_its_last_use() {
        let (mut strings, mut record) = (Strings::default(), Record::default());
        let a = strings.intern("Helgevakter");
        assert_eq!(strings.intern("Helgevakter"), a);
        strings.teach(&mut record);
        assert_eq!(record.learnt(), ["Helgevakter"]);
        strings.release(a);
        strings.teach(&mut record);
        assert_eq!(record.learnt(), ["Helgevakter"]);
        strings.release(a);
        strings.teach(&mut record);
        assert!(record.learnt().is_empty());
    }

    #[test]
    fn a_number_is_not_used_again_before_the_painter_has_forgotten_it() {
        let (mut strings, mut record) = (Strings::default(), Record::default());
        let a = strings.intern("a");
        strings.teach(&mut record);
        strings.release(a);
        let b = strings.intern("b");
        assert_ne!(a, b);
        strings.teach(&mut record);
        assert_eq!(strings.intern("c"), a);
    }
}
