//! JSON Pointers with `*`, and the places in a record that they lead to.

use super::keys::Keys;
use super::tree::{At, Key, Kind, Tree};
use crate::record::shape::known_key;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// One step of a pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// The member of that name.
    Key(Key),
    /// The row of that number, from 0.
    Row(u32),
    /// `*`: every row of a list, every member of an object.
    Each,
}

/// Steps of a pointer at the most.
pub const STEPS: usize = 8;

/// A pointer of a pack, its names turned into keys.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pointer {
    /// Its steps from the record on.
    pub steps: Vec<Step>,
    /// As the pack writes it.
    pub text: String,
}

impl Pointer {
    /// Reads `/cases/*/recordedOn`. `None` where it is no pointer or has more than [`STEPS`] steps.
    pub fn read(text: &str, keys: &mut Keys) -> Option<Self> {
        let mut steps = Vec::new();
        if !text.is_empty() {
            for part in text.strip_prefix('/')?.split('/') {
                let is_index = !part.is_empty()
                    && part.len() < 7
                    && part.bytes().all(|byte| byte.is_ascii_digit());
                steps.push(if part == "*" {
                    Step::Each
                } else if is_index {
                    Step::Row(
                        part.bytes()
                            .fold(0, |number, byte| number * 10 + u32::from(byte - b'0')),
                    )
                } else if part.contains('~') {
                    Step::Key(keys.add(&unescaped(part)))
                } else {
                    Step::Key(keys.add(part))
                });
            }
        }
        (steps.len() <= STEPS).then(|| Self {
            steps,
            text: text.to_owned(),
        })
    }

    /// Whether it leads to several places: whether there is a `*` in it.
    pub fn has_rows(&self) -> bool {
        self.steps.contains(&Step::Each)
    }

    /// How many steps two pointers begin with alike.
    pub fn shared(&self, other: &Self) -> usize {
        self.steps
            .iter()
            .zip(&other.steps)
            .take_while(|(one, two)| one == two)
            .count()
    }

    /// The pointer to what this one stands in.
    pub fn parent(&self) -> Self {
        let steps = self
            .steps
            .split_last()
            .map_or(Vec::new(), |(_, rest)| rest.to_vec());
        let last = self.text.split('/').fold("", |_, step| step);
        let text = self
            .text
            .get(..self.text.len().saturating_sub(last.len() + 1))
            .unwrap_or("")
            .to_owned();
        Self { steps, text }
    }
}

/// Where a pointer leads in one record: the node after every step, so that other pointers that begin alike mean the same rows.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p> {
    /// The pointer that led here.
    pub pointer: &'p Pointer,
    nodes: [At; STEPS + 1],
    /// The row that a `*` stands for, counted from 0; among members of an object their number.
    rows: [u32; STEPS],
}

impl<'p> Place<'p> {
    fn start(pointer: &'p Pointer) -> Self {
        let mut nodes = [At::NONE; STEPS + 1];
        nodes[0] = At::ROOT;
        Self {
            pointer,
            nodes,
            rows: [0; STEPS],
        }
    }

    /// The node, or [`At::NONE`] where the record has nothing there.
    pub fn at(&self) -> At {
        self.nodes[self.pointer.steps.len().min(STEPS)]
    }

    /// The same rows, seen from another pointer; this place where it has rows that this place does not settle.
    pub fn beside(&self, pointer: &'p Pointer, tree: &Tree) -> Self {
        self.sibling(pointer, tree).unwrap_or(*self)
    }

    /// The same rows, seen from another pointer; `None` where it has rows that this place does not settle.
    pub fn sibling<'q>(&self, pointer: &'q Pointer, tree: &Tree) -> Option<Place<'q>> {
        let shared = self.pointer.shared(pointer);
        let mut place = Place {
            pointer,
            nodes: self.nodes,
            rows: self.rows,
        };
        for index in shared..pointer.steps.len() {
            match pointer.steps[index] {
                Step::Each => return None,
                step => place.follow(index, step, tree),
            }
        }
        Some(place)
    }

    fn follow(&mut self, index: usize, step: Step, tree: &Tree) {
        let from = self.nodes[index];
        self.nodes[index + 1] = match step {
            // What cannot be read may hold anything: neither there nor missing, all the way down.
            _ if tree.kind(from) == Kind::Unreadable => from,
            // An earlier session may be a plain date, which is then its own `date`.
            Step::Key(key) if key == known_key!("date") && tree.kind(from) == Kind::Date => from,
            // A section may be plain text, which is then its own `discussion`.
            Step::Key(key) if key == known_key!("discussion") && tree.kind(from) == Kind::Text => {
                from
            }
            Step::Key(key) => tree.member(from, key),
            Step::Row(row) => tree.row(from, row),
            Step::Each => At::NONE,
        };
    }

    /// The number, from 1, of the innermost row, and how many rows its list has.
    pub fn row(&self, tree: &Tree) -> Option<(u32, usize)> {
        let index = self
            .pointer
            .steps
            .iter()
            .rposition(|step| matches!(step, Step::Each | Step::Row(_)))?;
        let number = match self.pointer.steps[index] {
            Step::Row(row) => row,
            _ => self.rows[index],
        };
        let list = self.nodes[index];
        (tree.kind(list) != Kind::Object).then(|| (number + 1, tree.rows(list)))
    }

    /// The RFC 6901 pointer of this place.
    pub fn push_path(&self, tree: &Tree, keys: &Keys, out: &mut String) {
        for (index, step) in self.pointer.steps.iter().enumerate() {
            out.push('/');
            match *step {
                Step::Key(key) => push_escaped(keys.name(key), out),
                Step::Row(row) => push_number(row, out),
                Step::Each if tree.kind(self.nodes[index]) == Kind::Object => {
                    push_escaped(member_name(self.nodes[index + 1], tree, keys), out);
                }
                Step::Each => push_number(self.rows[index], out),
            }
        }
    }

    /// Which field of the form this is, whatever its row; `None` for a member that neither the contract nor the pack names.
    pub fn pattern(&self, tree: &Tree) -> Option<Pattern> {
        const ROW: u16 = Key::UNKNOWN.0 - 1;
        let mut pattern = [Key::UNKNOWN.0; STEPS];
        for (index, (step, slot)) in self.pointer.steps.iter().zip(&mut pattern).enumerate() {
            *slot = match *step {
                Step::Key(key) => key.0,
                Step::Row(_) => ROW,
                Step::Each if tree.kind(self.nodes[index]) == Kind::Object => {
                    let key = tree.key(self.nodes[index + 1]);
                    (key != Key::UNKNOWN).then_some(key.0)?
                }
                Step::Each => ROW,
            };
        }
        Some(pattern)
    }

    /// What orders this place among the findings of a report: the number of every name or row on the way.
    pub fn rank(&self, tree: &Tree) -> Rank {
        let mut rank = Rank::default();
        self.each_number(tree, |number| rank.push(number));
        rank
    }

    /// A number for this place: FNV-1a over the numbers on the way.
    pub fn hash(&self, tree: &Tree) -> u32 {
        let mut hash = 0x811c_9dc5;
        self.each_number(tree, |number| {
            hash = (hash ^ number.wrapping_add(1)).wrapping_mul(0x0100_0193);
        });
        hash
    }

    fn each_number(&self, tree: &Tree, mut visit: impl FnMut(u32)) {
        for (index, step) in self.pointer.steps.iter().enumerate() {
            visit(match *step {
                Step::Key(key) => u32::from(key.0),
                Step::Row(row) => row,
                Step::Each if tree.kind(self.nodes[index]) == Kind::Object => {
                    u32::from(tree.key(self.nodes[index + 1]).0)
                }
                Step::Each => self.rows[index],
            });
        }
    }
}

/// The names on the way to a field, as numbers.
pub type Pattern = [u16; STEPS];

/// The order of the record, as numbers to compare; what stands before its parts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub struct Rank {
    steps: [u32; STEPS],
    len: u8,
}

impl Rank {
    /// Goes one step further in: to that number among what stands there. Past [`super::limits::STEPS`] deep nothing is added.
    pub fn push(&mut self, number: u32) {
        if let Some(step) = self.steps.get_mut(self.len as usize) {
            // One more, so that what stands deeper comes after what it stands in.
            *step = number.saturating_add(1);
            self.len += 1;
        }
    }
}

/// Every place that `pointer` leads to. A pointer without `*` leads to exactly one, whether or not anything stands there; behind a `*`
/// there is one for each row that holds something. Rows that one of `known` settles are not walked; the first that
/// settles any counts, so that an inner row hides an outer one. `visit` says whether to go on. Past [`super::limits::STEPS`] nothing is
/// visited any more, and the record is too large.
pub fn each_place<'p>(
    pointer: &'p Pointer,
    known: &[&Place],
    tree: &Tree,
    visit: &mut dyn FnMut(&Place<'p>) -> bool,
) {
    each_place_within(pointer, pointer.steps.len(), known, tree, visit);
}

/// The same for counting: the pointer's last `*` always walks, whatever `known` settles.
pub fn each_row<'p>(
    pointer: &'p Pointer,
    known: &[&Place],
    tree: &Tree,
    visit: &mut dyn FnMut(&Place<'p>) -> bool,
) {
    let last = pointer
        .steps
        .iter()
        .rposition(|step| *step == Step::Each)
        .unwrap_or(pointer.steps.len());
    each_place_within(pointer, last, known, tree, visit);
}

fn each_place_within<'p>(
    pointer: &'p Pointer,
    most: usize,
    known: &[&Place],
    tree: &Tree,
    visit: &mut dyn FnMut(&Place<'p>) -> bool,
) {
    if !tree.step() {
        return;
    }
    let mut place = Place::start(pointer);
    let mut from = 0;
    for other in known {
        let shared = other.pointer.shared(pointer).min(most);
        if pointer
            .steps
            .iter()
            .take(shared)
            .any(|step| *step == Step::Each)
        {
            from = shared;
            place.nodes = other.nodes;
            place.rows = other.rows;
            break;
        }
    }
    walk(&mut place, from, tree, visit);
}

fn walk<'p>(
    place: &mut Place<'p>,
    from: usize,
    tree: &Tree,
    visit: &mut dyn FnMut(&Place<'p>) -> bool,
) -> bool {
    for index in from..place.pointer.steps.len() {
        let step = place.pointer.steps[index];
        if step != Step::Each {
            place.follow(index, step, tree);
            continue;
        }
        for (child, row) in tree.children(place.nodes[index]).zip(0..) {
            if !tree.step() {
                return false;
            }
            if tree.is_present(child) {
                place.nodes[index + 1] = child;
                place.rows[index] = row;
                if !walk(place, index + 1, tree, visit) {
                    return false;
                }
            }
        }
        return true;
    }
    visit(place)
}

/// The way to a node that is known only by its number, for what is found while reading.
#[derive(Debug)]
pub struct Way {
    /// The JSON Pointer.
    pub path: String,
    /// Its place in the order of the record.
    pub rank: Rank,
    /// The innermost row, from 1, and how many rows its list has.
    pub row: Option<(u32, usize)>,
}

/// What each node stands in, for finding the way to many of them without looking through every list for each.
#[derive(Debug)]
pub struct Parents {
    /// The node it stands in, its number among that node's children, and how many children it has itself.
    nodes: Vec<(At, u32, u32)>,
}

impl Parents {
    /// Notes of every node what it stands in, in one pass.
    pub fn new(tree: &Tree) -> Self {
        let mut nodes = Vec::with_capacity(tree.nodes.len());
        let mut open: Vec<At> = Vec::new();
        for at in (0u32..).map(At).take(tree.nodes.len()) {
            while let Some(last) = open.last()
                && tree.end(*last) <= at.0
            {
                open.pop();
            }
            let parent = open.last().copied().unwrap_or(At::NONE);
            let row = match nodes.get_mut(parent.0 as usize) {
                Some((_, _, children)) => {
                    *children += 1;
                    *children - 1
                }
                None => 0,
            };
            nodes.push((parent, row, 0));
            open.push(at);
        }
        Self { nodes }
    }

    fn of(&self, at: At) -> (At, u32, u32) {
        let known = self.nodes.get(at.0 as usize);
        known.copied().unwrap_or((At::NONE, 0, 0))
    }
}

/// The way from the record to one of its nodes.
pub fn way_to(target: At, parents: &Parents, tree: &Tree, keys: &Keys) -> Way {
    let mut steps = Vec::new();
    let mut at = target;
    while at != At::ROOT && at.is_some() {
        steps.push(at);
        at = parents.of(at).0;
    }
    let mut way = Way {
        path: String::new(),
        rank: Rank::default(),
        row: None,
    };
    for at in steps.into_iter().rev() {
        let (parent, row, _) = parents.of(at);
        way.path.push('/');
        if tree.is_row(parent) {
            push_number(row, &mut way.path);
            way.rank.push(row);
            way.row = Some((row + 1, parents.of(parent).2 as usize));
        } else {
            push_escaped(member_name(at, tree, keys), &mut way.path);
            way.rank.push(u32::from(tree.key(at).0));
        }
    }
    way
}

/// A known name stands in the table alone where the record came as an object.
pub fn member_name<'n>(member: At, tree: &'n Tree, keys: &'n Keys) -> &'n str {
    match tree.key(member) {
        Key::UNKNOWN => tree.name(member),
        key => keys.name(key),
    }
}

/// The name that a step of a JSON Pointer stands for.
pub fn unescaped(step: &str) -> String {
    let mut name = String::with_capacity(step.len());
    let mut letters = step.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '~' => name.push(if letters.next() == Some('1') {
                '/'
            } else {
                '~'
            }),
            _ => name.push(letter),
        }
    }
    name
}

/// A name as a step of a JSON Pointer.
pub fn push_escaped(name: &str, out: &mut String) {
    // Hardly any name has either.
    if !name.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        return out.push_str(name);
    }
    for character in name.chars() {
        match character {
            '~' => out.push_str("~0"),
            '/' => out.push_str("~1"),
            _ => out.push(character),
        }
    }
}

/// Decimal digits, without the formatting machinery.
pub fn push_number(number: u32, out: &mut String) {
    if number >= 10 {
        push_number(number / 10, out);
    }
    out.push((b'0' + (number % 10) as u8) as char);
}
