const begin = /^[^{]{0,400}\{\s*"text"\s*:\s*"/u
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/**
 * The text in the beginning of a JSON answer whose first field is `text`: as much of it as is there. '' while it hasn't begun, or
 * if something else comes first. An escape that isn't whole yet is left for later.
 */
export const streamedText = (json: string): string => {
  const start = begin.exec(json)?.[0].length
  if (start === undefined) return ''
  let text = ''
  for (let at = start; at < json.length; at += 1) {
    const character = json[at] ?? ''
    if (character === '"') break
    if (character !== '\\') {
      text += character
      continue
    }
    const escaped = json[at + 1]
    if (escaped === undefined) break
    if (escaped === 'u') {
      const hex = json.slice(at + 2, at + 6)
      if (!/^[\da-f]{4}$/iu.test(hex)) break
      text += String.fromCharCode(Number.parseInt(hex, 16))
      at += 5
    } else {
      text += escapes[escaped] ?? ''
      at += 1
    }
  }
  // Half of a character that takes two units is none.
  return text.replace(/[\uD800-\uDBFF]$/u, '')
}
