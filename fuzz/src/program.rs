//! An input as a little program: numbers and bytes, read one after the other. Behind its end all is 0.

/// What is left of an input.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    rest: &'a [u8],
}

impl<'a> Program<'a> {
    pub fn new(bytes: &'a [u8]) -> Program<'a> {
        Program { rest: bytes }
    }

    pub fn is_over(&self) -> bool {
        self.rest.is_empty()
    }

    pub fn u8(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    pub fn u16(&mut self) -> u16 {
        u16::from_le_bytes([self.u8(), self.u8()])
    }

    pub fn u32(&mut self) -> u32 {
        u32::from(self.u16()) | u32::from(self.u16()) << 16
    }

    /// As many bytes, or what there is.
    pub fn take(&mut self, n: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(n.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    pub fn all(&mut self) -> &'a [u8] {
        self.take(usize::MAX)
    }

    pub fn below(&mut self, n: usize) -> usize {
        usize::from(self.u8()) % n.max(1)
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// A size: most are small, few take several fragments.
    pub fn size(&mut self) -> usize {
        let n = usize::from(self.u8());
        match n {
            0..=159 => n,
            160..=239 => (n - 159) * 97,
            _ => (n - 239) * 2161,
        }
    }
}

/// Bytes of which those at different places differ, and those of different calls.
pub fn pattern(seed: u32, from: usize, n: usize) -> Vec<u8> {
    static TABLE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    let byte = |at: usize| ((at as u32).wrapping_mul(0x9e37_79b1) >> 13) as u8;
    let table = TABLE.get_or_init(|| (0..65_521).map(byte).collect());
    let mut bytes = Vec::with_capacity(n);
    let mut at = (from + seed as usize * 77) % table.len();
    while bytes.len() < n {
        let end = table.len().min(at + n - bytes.len());
        bytes.extend_from_slice(&table[at..end]);
        at = 0;
    }
    bytes
}
