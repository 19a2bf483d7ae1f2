//! Reads an update (Yjs encoding v1) that came from the network before yrs sees a byte of it.
//!
//! `Update::decode` and `apply_update` panic, overflow the stack or allocate without bound on hostile
//! bytes (five bytes can ask for gigabytes). This scan checks every declared count against the bytes
//! that remain, clocks for overflow, values for their depth, content kinds against those that a
//! document of ours can hold, client ids for their 53 bits, texts for UTF-8, and that nothing trails.
//! It allocates 32 bytes a block, and there are no more blocks than [`Limits::blocks_max`].
//!
//! What it yields is enough to decide which blocks and deletions to take, and [`encode`] writes those
//! back as an update of their own, byte for byte.
//!
//! The format is that of `encodeStateAsUpdate` in Yjs 13 (`UpdateEncoderV1`).

use super::varint::{Malformed, Reader, write_uint};
use std::ops::Range;
use yrs::ClientID as ClientId;

/// What an update may hold.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Length of the update, in bytes.
    pub bytes_max: usize,
    /// Number of blocks, of all clients together.
    pub blocks_max: usize,
}

/// Nesting of arrays and maps in one value.
pub const DEPTH_MAX: u32 = 16;
/// Clocks stay below this, so that neither yrs (`i32` differences) nor JavaScript overflows.
pub const CLOCK_MAX: u32 = 1 << 31;

/// Why bytes are no update that may be applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// Longer than [`Limits::bytes_max`], or more blocks than [`Limits::blocks_max`].
    #[error("the update is larger than the limit")]
    TooLarge,
    /// Cut short, or a number or text that cannot be read.
    #[error("the update is cut short or holds a number or text that cannot be read")]
    Malformed,
    /// A count says that more follows than there are bytes for, or that nothing does.
    #[error("the update declares a count that its bytes cannot hold")]
    Count,
    /// A client id of more than 53 bits, or the same one in two places.
    #[error("the update names a client id that no Yjs client has")]
    Client,
    /// Arrays or maps deeper than [`DEPTH_MAX`].
    #[error("a value in the update is nested too deeply")]
    Depth,
    /// A content, type or value kind that our documents do not hold.
    #[error("the update holds a kind of content that is unknown here")]
    Kind,
    /// A clock at or beyond [`CLOCK_MAX`].
    #[error("the update counts beyond the last clock")]
    Clock,
    /// Bytes after the end.
    #[error("bytes follow after the end of the update")]
    Trailing,
}

impl From<Malformed> for ScanError {
    fn from(_: Malformed) -> Self {
        ScanError::Malformed
    }
}

/// The name of one element of a document: who wrote it, and as their how manieth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id {
    /// The client that wrote it.
    pub client: ClientId,
    /// Its place among everything that the client wrote.
    pub clock: u32,
}

/// A run of consecutive elements of one client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The client that wrote it.
    pub client: ClientId,
    /// Clock of its first element.
    pub clock: u32,
    /// Number of clocks; never 0, and `clock + len` is below [`CLOCK_MAX`].
    pub len: u32,
    /// Where the block's bytes begin and end in the update.
    bytes: (u32, u32),
}

impl Block {
    /// The clock after its last.
    pub fn end(&self) -> u32 {
        self.clock + self.len
    }
}

/// What a block must find in the document before it can be put in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Needs {
    /// Left neighbour when it was written, right neighbour, and the object it lies in if that is no root.
    pub ids: [Option<Id>; 3],
}

/// A run of elements of one client that the update deletes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deletion {
    /// Whose elements.
    pub client: ClientId,
    /// First clock.
    pub from: u32,
    /// The clock after the last.
    pub to: u32,
}

/// An update that has passed the scan.
#[derive(Debug, Clone)]
pub struct Scanned<'a> {
    bytes: &'a [u8],
    /// All blocks, those of a client together and in clock order. Holes (*skips*) leave nothing.
    pub blocks: Vec<Block>,
    /// All deletions, those of a client together.
    pub deletions: Vec<Deletion>,
}

const GC: u8 = 0;
const SKIP: u8 = 10;
const HAS_ORIGIN: u8 = 0x80;
const HAS_RIGHT_ORIGIN: u8 = 0x40;
const HAS_PARENT_SUB: u8 = 0x20;
const KIND: u8 = 0x1f;

/// Scans an update. What this lets through, yrs can decode.
pub fn scan<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Scanned<'a>, ScanError> {
    if bytes.len() > limits.bytes_max || u32::try_from(bytes.len()).is_err() {
        return Err(ScanError::TooLarge);
    }
    let mut reader = Reader::new(bytes);
    let mut blocks = Vec::new();
    let mut clients_seen = std::collections::BTreeSet::new();
    let client_count = count(&mut reader, 3)?;
    for _ in 0..client_count {
        let block_count = count(&mut reader, 2)?;
        let client = client(&mut reader)?;
        if !clients_seen.insert(client) {
            return Err(ScanError::Client);
        }
        let mut clock = clock_number(&mut reader)?;
        if blocks.len() + block_count > limits.blocks_max {
            return Err(ScanError::TooLarge);
        }
        for _ in 0..block_count {
            let start = bytes.len() - reader.remaining();
            let info = reader.byte()?;
            let len = block_body(&mut reader, info)?;
            if len == 0 {
                return Err(ScanError::Count);
            }
            let end = clock.checked_add(len).filter(|end| *end < CLOCK_MAX).ok_or(ScanError::Clock)?;
            if info != SKIP {
                let stop = bytes.len() - reader.remaining();
                blocks.push(Block { client, clock, len, bytes: (start as u32, stop as u32) });
            }
            clock = end;
        }
    }
    let deletions = deletions(&mut reader)?;
    if reader.remaining() != 0 {
        return Err(ScanError::Trailing);
    }
    Ok(Scanned { bytes, blocks, deletions })
}

impl Scanned<'_> {
    /// What a block of this update needs to find.
    pub fn needs(&self, block: &Block) -> Needs {
        let mut ids = [None; 3];
        let mut reader = Reader::new(self.bytes_of(block));
        // The scan has read these very bytes, so reading cannot fail; a failure would mean no needs.
        let _ = read_needs(&mut reader, &mut ids);
        Needs { ids }
    }

    /// The clocks that the update brings, client by client: from the first block to the end of the last.
    pub fn clocks(&self) -> Vec<(ClientId, Range<u32>)> {
        let mut clocks: Vec<(ClientId, Range<u32>)> = Vec::new();
        for block in &self.blocks {
            match clocks.last_mut() {
                Some((client, range)) if *client == block.client => range.end = block.end(),
                _ => clocks.push((block.client, block.clock..block.end())),
            }
        }
        clocks
    }

    fn bytes_of(&self, block: &Block) -> &[u8] {
        let (start, stop) = block.bytes;
        self.bytes.get(start as usize..stop as usize).unwrap_or(&[])
    }
}

/// Writes some blocks of a scanned update, and some deletions, as an update. The blocks of a client
/// must stand together and follow on each other; blocks and deletions keep their order.
pub fn encode(scanned: &Scanned<'_>, blocks: &[Block], deletions: &[Deletion]) -> Vec<u8> {
    let mut out = Vec::with_capacity(scanned.bytes.len());
    let groups = || blocks.chunk_by(|a, b| a.client == b.client);
    write_uint(&mut out, groups().count() as u64);
    for group in groups() {
        let Some(first) = group.first() else { continue };
        write_uint(&mut out, group.len() as u64);
        write_uint(&mut out, first.client.get());
        write_uint(&mut out, u64::from(first.clock));
        for block in group {
            out.extend_from_slice(scanned.bytes_of(block));
        }
    }
    write_deletions(&mut out, deletions);
    out
}

/// An update that only deletes.
pub fn encode_deletions(deletions: &[Deletion]) -> Vec<u8> {
    let mut out = vec![0];
    write_deletions(&mut out, deletions);
    out
}

fn write_deletions(out: &mut Vec<u8>, deletions: &[Deletion]) {
    let groups = || deletions.chunk_by(|a, b| a.client == b.client);
    write_uint(out, groups().count() as u64);
    for group in groups() {
        let Some(first) = group.first() else { continue };
        write_uint(out, first.client.get());
        write_uint(out, group.len() as u64);
        for deletion in group {
            write_uint(out, u64::from(deletion.from));
            write_uint(out, u64::from(deletion.to - deletion.from));
        }
    }
}

/// Reads a count of things that take at least `bytes_each`.
fn count(reader: &mut Reader<'_>, bytes_each: usize) -> Result<usize, ScanError> {
    let declared = usize::try_from(reader.uint()?).map_err(|_| ScanError::Count)?;
    match declared.checked_mul(bytes_each) {
        Some(least) if least <= reader.remaining() => Ok(declared),
        _ => Err(ScanError::Count),
    }
}

fn client(reader: &mut Reader<'_>) -> Result<ClientId, ScanError> {
    let bits = reader.uint()?;
    if bits >> 53 != 0 { Err(ScanError::Client) } else { Ok(ClientId::new(bits)) }
}

fn clock_number(reader: &mut Reader<'_>) -> Result<u32, ScanError> {
    u32::try_from(reader.uint()?).ok().filter(|clock| *clock < CLOCK_MAX).ok_or(ScanError::Clock)
}

fn id(reader: &mut Reader<'_>) -> Result<Id, ScanError> {
    Ok(Id { client: client(reader)?, clock: clock_number(reader)? })
}

/// Reads a block's info byte, neighbours and parent; gives the info byte.
fn read_needs(reader: &mut Reader<'_>, ids: &mut [Option<Id>; 3]) -> Result<u8, ScanError> {
    let info = reader.byte()?;
    if info != GC && info != SKIP {
        neighbours(reader, info, ids)?;
    }
    Ok(info)
}

fn neighbours(reader: &mut Reader<'_>, info: u8, ids: &mut [Option<Id>; 3]) -> Result<(), ScanError> {
    let [origin, right_origin, parent] = ids;
    if info & HAS_ORIGIN != 0 {
        *origin = Some(id(reader)?);
    }
    if info & HAS_RIGHT_ORIGIN != 0 {
        *right_origin = Some(id(reader)?);
    }
    if info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN) == 0 {
        match reader.uint()? {
            1 => {
                reader.text()?;
            }
            0 => *parent = Some(id(reader)?),
            _ => return Err(ScanError::Kind),
        }
        if info & HAS_PARENT_SUB != 0 {
            reader.text()?;
        }
    }
    Ok(())
}

/// Reads what follows the info byte; gives the number of clocks.
fn block_body(reader: &mut Reader<'_>, info: u8) -> Result<u32, ScanError> {
    if info == GC || info == SKIP {
        return clock_number(reader);
    }
    neighbours(reader, info, &mut [None; 3])?;
    content(reader, info & KIND)
}

fn content(reader: &mut Reader<'_>, kind: u8) -> Result<u32, ScanError> {
    match kind {
        // Deleted content: its length.
        1 => clock_number(reader),
        // Binary.
        3 => {
            reader.bytes()?;
            Ok(1)
        }
        // Text; its clocks are UTF-16 units.
        4 => {
            let units: usize = reader.text()?.chars().map(char::len_utf16).sum();
            u32::try_from(units).map_err(|_| ScanError::Clock)
        }
        // An embedded value, as JSON.
        5 => {
            json(reader.text()?)?;
            Ok(1)
        }
        // A text format: key, and value as JSON.
        6 => {
            reader.text()?;
            json(reader.text()?)?;
            Ok(1)
        }
        // A shared type: array, map or text. No XML, no weak links, no documents within documents.
        7 => match reader.byte()? {
            0..=2 => Ok(1),
            _ => Err(ScanError::Kind),
        },
        // Values.
        8 => {
            let values = count(reader, 1)?;
            for _ in 0..values {
                value(reader, 0)?;
            }
            u32::try_from(values).map_err(|_| ScanError::Clock)
        }
        // 2 is JSON of before Yjs 13, which yrs reads one value too far; 9 is a document in a document.
        _ => Err(ScanError::Kind),
    }
}

/// One value in lib0's `any` encoding.
fn value(reader: &mut Reader<'_>, depth: u32) -> Result<(), ScanError> {
    if depth > DEPTH_MAX {
        return Err(ScanError::Depth);
    }
    match reader.byte()? {
        // undefined, null, false, true
        127 | 126 | 121 | 120 => {}
        // A signed integer of at most 64 bits: six bits, then seven a byte.
        125 => {
            let mut more = 9;
            while reader.byte()? & 0x80 != 0 {
                more -= 1;
                if more == 0 {
                    return Err(ScanError::Malformed);
                }
            }
        }
        124 => {
            reader.take(4)?;
        }
        123 | 122 => {
            reader.take(8)?;
        }
        119 => {
            reader.text()?;
        }
        116 => {
            reader.bytes()?;
        }
        117 => {
            for _ in 0..count(reader, 1)? {
                value(reader, depth + 1)?;
            }
        }
        118 => {
            for _ in 0..count(reader, 2)? {
                reader.text()?;
                value(reader, depth + 1)?;
            }
        }
        _ => return Err(ScanError::Kind),
    }
    Ok(())
}

/// Checks the depth of a JSON text. Whether it is JSON at all, yrs' own parser says, without harm.
fn json(text: &str) -> Result<(), ScanError> {
    let (mut depth, mut quoted, mut escaped) = (0u32, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > DEPTH_MAX {
                    return Err(ScanError::Depth);
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    Ok(())
}

fn deletions(reader: &mut Reader<'_>) -> Result<Vec<Deletion>, ScanError> {
    let mut deletions = Vec::new();
    let mut clients_seen = std::collections::BTreeSet::new();
    for _ in 0..count(reader, 2)? {
        let client = client(reader)?;
        if !clients_seen.insert(client) {
            return Err(ScanError::Client);
        }
        for _ in 0..count(reader, 2)? {
            let (from, len) = (clock_number(reader)?, clock_number(reader)?);
            let to = from.checked_add(len).filter(|to| *to < CLOCK_MAX).ok_or(ScanError::Clock)?;
            if len > 0 {
                deletions.push(Deletion { client, from, to });
            }
        }
    }
    Ok(deletions)
}

#[cfg(test)]
mod tests;
