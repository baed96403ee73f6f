//! The linker's sections of a program: names, symbols, and relocations, the places at which the linker filled in the
//! symbols' values.

use super::SplitError;
use super::references::Addresses;
use std::collections::BTreeMap;
use std::ops::Range;
use wasmparser::{
    BinaryReaderError, CustomSectionReader, Data, DataKind, KnownCustom, Linking, LinkingSectionReader, Name,
    NameSectionReader, Operator, Parser, Payload, RelocSectionReader, RelocationType, SymbolInfo, TypeRef,
};

/// The linker's information about which function or data refers to which.
#[derive(Default)]
pub struct Linked {
    /// Names of functions by their index.
    pub names: BTreeMap<u32, String>,
    /// Symbols in the order of their numbers.
    pub symbols: Vec<Symbol>,
    /// Relocations in functions.
    pub code_notes: Vec<Note>,
    /// Relocations in static data.
    pub data_notes: Vec<Note>,
    imported: u32,
    /// Bodies of functions in the section, in order.
    bodies: Vec<Range<usize>>,
    segments: Vec<Segment>,
}

/// A data segment.
struct Segment {
    /// The position of its bytes in the section.
    content: Range<usize>,
    /// Their address in memory when the program starts; `None` if it is not a constant.
    address: Option<u32>,
}

/// A named item of the linker.
#[derive(Debug)]
pub enum Symbol {
    /// A function, by its index.
    Function(u32),
    /// Static data.
    Data(Addresses),
    /// Any other symbol.
    Other,
}

/// A relocation: a place that refers to a symbol.
#[derive(Debug)]
pub struct Note {
    /// Position in bytes from the start of the section.
    pub offset: usize,
    /// What kind of item it refers to.
    pub refers: Refers,
    /// The symbol's number.
    pub symbol: usize,
}

/// Kinds of references. Calls are not among them: they are read from the program itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refers {
    /// The table index of a function.
    Function,
    /// An address of static data.
    Data,
}

impl Linked {
    /// Reads `wasm`.
    ///
    /// # Errors
    /// When it is not a module, or has no linker symbols or relocations.
    pub fn read(wasm: &[u8]) -> Result<Self, SplitError> {
        let mut linked = Self::default();
        linked.read_all(wasm).map_err(SplitError::wasm)?;
        if linked.symbols.is_empty() || linked.code_notes.is_empty() {
            return Err(SplitError::NoNotes);
        }
        Ok(linked)
    }

    /// The name of the function whose body has the byte at `offset` of the code section.
    pub fn function_at(&self, offset: usize) -> Option<&str> {
        let at = self.bodies.partition_point(|body| body.end <= offset);
        self.bodies.get(at).filter(|body| body.contains(&offset))?;
        let index = self.imported.checked_add(u32::try_from(at).ok()?)?;
        self.names.get(&index).map(String::as_str)
    }

    /// The address of the byte at `offset` of the data section.
    pub fn address_at(&self, offset: usize) -> Option<u32> {
        let segment = self.segments.iter().find(|segment| segment.content.contains(&offset))?;
        segment.address?.checked_add(u32::try_from(offset - segment.content.start).ok()?)
    }

    fn read_all(&mut self, wasm: &[u8]) -> Result<(), BinaryReaderError> {
        // Data symbols are defined by their segment, which may come later in the file.
        let mut symbols: Option<LinkingSectionReader> = None;
        let mut code = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        self.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionStart { range, .. } => code = range.start,
                Payload::CodeSectionEntry(body) => {
                    let Range { start, end } = body.range();
                    self.bodies.push(start - code..end - code);
                }
                Payload::DataSection(reader) => {
                    let section = reader.range().start;
                    for data in reader {
                        self.segments.push(Segment::read(&data?, section)?);
                    }
                }
                Payload::CustomSection(section) => self.read_custom(&section, &mut symbols)?,
                _ => {}
            }
        }
        symbols.map_or(Ok(()), |symbols| self.read_symbols(&symbols))
    }

    fn read_custom<'a>(
        &mut self,
        section: &CustomSectionReader<'a>,
        symbols: &mut Option<LinkingSectionReader<'a>>,
    ) -> Result<(), BinaryReaderError> {
        match section.as_known() {
            KnownCustom::Name(names) => self.read_names(names)?,
            KnownCustom::Linking(linking) => *symbols = Some(linking),
            KnownCustom::Reloc(notes) if section.name() == "reloc.CODE" => {
                self.code_notes = read_notes(&notes)?
            }
            KnownCustom::Reloc(notes) if section.name() == "reloc.DATA" => {
                self.data_notes = read_notes(&notes)?
            }
            _ => {}
        }
        Ok(())
    }

    fn read_names(&mut self, names: NameSectionReader) -> Result<(), BinaryReaderError> {
        for name in names {
            if let Name::Function(functions) = name? {
                for function in functions {
                    let function = function?;
                    self.names.insert(function.index, function.name.to_owned());
                }
            }
        }
        Ok(())
    }

    fn read_symbols(&mut self, linking: &LinkingSectionReader) -> Result<(), BinaryReaderError> {
        for part in linking.subsections() {
            if let Linking::SymbolTable(symbols) = part? {
                for symbol in symbols {
                    let symbol = self.symbol(&symbol?);
                    self.symbols.push(symbol);
                }
            }
        }
        Ok(())
    }

    fn symbol(&self, symbol: &SymbolInfo) -> Symbol {
        match symbol {
            SymbolInfo::Func { index, .. } => Symbol::Function(*index),
            SymbolInfo::Data { symbol: Some(data), .. } => {
                let segment = self.segments.get(data.index as usize).and_then(|segment| segment.address);
                let start = segment.and_then(|address| address.checked_add(data.offset));
                let end = start.and_then(|start| start.checked_add(data.size));
                start.zip(end).map_or(Symbol::Other, |(start, end)| Symbol::Data(start..end))
            }
            _ => Symbol::Other,
        }
    }
}

impl Segment {
    /// Reads a segment; `section` is the section's offset in the file.
    fn read(data: &Data, section: usize) -> Result<Self, BinaryReaderError> {
        let end = data.range.end - section;
        let address = match &data.kind {
            DataKind::Active { offset_expr, .. } => match offset_expr.get_operators_reader().read()? {
                Operator::I32Const { value } => Some(value.cast_unsigned()),
                _ => None,
            },
            DataKind::Passive => None,
        };
        Ok(Self { content: end - data.data.len()..end, address })
    }
}

fn read_notes(notes: &RelocSectionReader) -> Result<Vec<Note>, BinaryReaderError> {
    let mut read = Vec::new();
    for entry in notes.entries() {
        let entry = entry?;
        if let Some(refers) = refers(entry.ty) {
            read.push(Note { offset: entry.offset as usize, refers, symbol: entry.index as usize });
        }
    }
    Ok(read)
}

fn refers(kind: RelocationType) -> Option<Refers> {
    use RelocationType as Kind;
    match kind {
        Kind::TableIndexSleb | Kind::TableIndexI32 | Kind::TableIndexRelSleb => Some(Refers::Function),
        Kind::MemoryAddrLeb | Kind::MemoryAddrSleb | Kind::MemoryAddrI32 | Kind::MemoryAddrRelSleb => {
            Some(Refers::Data)
        }
        _ => None,
    }
}
