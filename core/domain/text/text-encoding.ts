/** How a file's text is encoded, by the names that a decoder knows. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** How many bytes are looked at: a log that begins like text is text. */
export const sampleBytes = 64 * 1024

/** Of a thousand bytes, how many may be control characters that texts don't have. */
const strangePerMille = 5
/** And how many may be NULs in a file that is named as a text: a power cut leaves runs of them in a log. */
const nulsPerMille = 500

/** Control characters that texts have: tab, line breaks, form feed, backspace, escape. */
const isUsual = (byte: number): boolean => (byte >= 8 && byte <= 13) || byte === 27

/** Whether the bytes are valid UTF-8; `cut` if the last character may be incomplete. */
const isUtf8 = (bytes: Uint8Array, cut: boolean): boolean => {
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0
    const more =
      first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1
    if (more < 0) return false
    for (let next = 1; next <= more; next += 1) {
      const byte = bytes[at + next]
      if (byte === undefined) return cut
      if ((byte & 0xc0) !== 0x80) return false
      // Longer than it need be, half of a surrogate pair, or beyond Unicode.
      if (next === 1 && ((first === 0xe0 && byte < 0xa0) || (first === 0xed && byte > 0x9f))) return false
      if (next === 1 && ((first === 0xf0 && byte < 0x90) || (first === 0xf4 && byte > 0x8f))) return false
    }
    at += more + 1
  }
  return true
}

/** UTF-16 without its mark: nearly every other byte of Western text is 0. */
const isBareUtf16 = (bytes: Uint8Array): TextEncoding | null => {
  if (bytes.length < 4) return null
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const most = bytes.length / 2
  if (odd > most * 0.8 && even < most * 0.02) return 'utf-16le'
  if (even > most * 0.8 && odd < most * 0.02) return 'utf-16be'
  return null
}

/**
 * The encoding of a file that is text; null if it isn't text.
 *
 * @param bytes the whole file, or its beginning with `cut`; only the first `sampleBytes` are looked at
 * @param named whether its name says that it's text
 */
export const textEncodingOf = (bytes: Uint8Array, named: boolean, cut = false): TextEncoding | null => {
  if (bytes.length === 0) return 'utf-8'
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? null : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const sample = bytes.subarray(0, sampleBytes)
  const bare = isBareUtf16(sample)
  if (bare !== null) return bare
  let strange = 0
  let nuls = 0
  for (const byte of sample) {
    if (byte === 0) nuls += 1
    else if ((byte < 32 && !isUsual(byte)) || byte === 127) strange += 1
  }
  if (nuls * 1000 > sample.length * (named ? nulsPerMille : 0)) return null
  if (strange * 1000 > sample.length * strangePerMille) return null
  return isUtf8(sample, cut || sample.length < bytes.length) ? 'utf-8' : 'windows-1252'
}
