//! Numbers in as few bytes as they need.

/// Writes a number: seven bits a byte, the lowest first; the highest bit says that more come (as in
/// [LEB128](https://en.wikipedia.org/wiki/LEB128)).
pub(crate) fn write(mut number: usize, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// Reads a number, and takes its bytes away; 0 where there are none.
#[inline]
pub(crate) fn read(from: &mut &[u8]) -> usize {
    let (mut number, mut shift) = (0, 0);
    while let Some((&byte, rest)) = from.split_first() {
        *from = rest;
        number |= usize::from(byte & 0x7f) << (shift & 31);
        if byte < 0x80 {
            break;
        }
        shift += 7;
    }
    number
}

/// How many bytes a number needs.
pub(crate) fn length(number: usize) -> usize {
    let bits = usize::BITS - (number | 1).leading_zeros();
    bits.div_ceil(7) as usize
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn come_back(numbers in prop::collection::vec((0..32u32).prop_flat_map(|bits| 0..=(1usize << bits)), 0..9)) {
            let mut bytes = Vec::new();
            for &number in &numbers {
                let before = bytes.len();
                super::write(number, &mut bytes);
                prop_assert_eq!(bytes.len() - before, super::length(number));
            }
            let mut rest = &bytes[..];
            for &number in &numbers {
                prop_assert_eq!(super::read(&mut rest), number);
            }
            prop_assert_eq!(super::read(&mut rest), 0);
        }
    }
}
