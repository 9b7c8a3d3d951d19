//! Fingerprints, by which other programs recognise findings.

/// A fingerprint of some words: FNV-1a of 128 bits, as hexadecimal digits.
pub fn fingerprint(words: [&str; 5]) -> String {
    let mut print: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in words.iter().flat_map(|word| word.bytes().chain([0xff])) {
        print = (print ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
    format!("{print:032x}")
}
