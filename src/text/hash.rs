//! A small hash that is the same on every machine and in every version.

/// What [`hash_on`] begins with.
pub(crate) const HASH_START: u64 = 0xCBF2_9CE4_8422_2325;

/// The 64-bit [FNV-1a](http://www.isthe.com/chongo/tech/comp/fnv/) hash (Fowler, Noll and Vo; RFC 9923), continued from `state` over
/// `bytes`. It tells texts apart; it does not withstand somebody who looks for two with one hash.
pub(crate) fn hash_on(state: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(state, |state, byte| (state ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{HASH_START, hash_on};

    /// Values that the authors of the hash publish, in `test_fnv.c`.
    #[test]
    fn it_is_fnv_1a() {
        assert_eq!(hash_on(HASH_START, b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash_on(HASH_START, b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash_on(hash_on(HASH_START, b"foo"), b"bar"), 0x8594_4171_f739_67e8);
    }
}
