/** Someone as a mail or a field names them. Either may be missing. */
export type Named = { name: string | null; email: string | null }

const email = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/u

/** The first e-mail address in a short text; null if there is none. */
export const emailIn = (text: string): string | null => email.exec(text.slice(0, 300))?.[0] ?? null

const noOne =
  /^(?:n\/a|none|null|unknown|unassigned|nobody|nobody in particular|general user|generic user|system|-{1,3}|–|—|not set|keine?|unbekannt|undisclosed[- ]recipients.*)$/iu

/** True for what a system writes when there is nothing: `N/A`, `-`, `Unassigned`, `General User`. */
export const isNothing = (value: string): boolean => value === '' || noOne.test(value)

/** True for words that can be the name of a person: letters only, not a sentence, not an account such as `ACME\svc`. */
export const isPersonName = (value: string): boolean =>
  value.length <= 60 &&
  !isNothing(value) &&
  /^\p{L}[\p{L}\p{M}.'’ -]*$/u.test(value) &&
  value.split(/\s+/).length <= 5

/** A signed name: two to four words with capitals, so that a line of the text above isn't taken for one. */
export const isSignedName = (value: string): boolean => {
  const words = value.split(/\s+/)
  return (
    isPersonName(value) &&
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^(?:\p{Lu}|von|van|de|der|la)/u.test(word))
  )
}

/** Reads `Dana Whitfield <dana@acme.example>`, `"Whitfield, Dana" <…>`, `Grace (grace@…)`, or either part alone. */
export const namedIn = (value: string): Named => {
  const address = emailIn(value)
  const rest = (address === null ? value : value.replace(address, ''))
    .replace(/mailto:/giu, '')
    .replace(/\([^()@]{2,80}\)/u, ' ')
    .replace(/[<>"()[\];]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'(.*)'$/u, '$1')
    .replace(/ via (?:RT|[\p{L} ]{2,30} Support)$/u, '')
    .replace(/[,\s]+$/u, '')
  const [first = '', second = '', ...more] = rest.split(/\s*,\s*/u)
  // `Whitfield, Dana`; but `Dana Whitfield, Office Manager`.
  const isTurned = second !== '' && more.length === 0 && !first.includes(' ') && isPersonName(second)
  const name = isTurned ? `${second} ${first}` : first
  return { name: isPersonName(name) ? name : null, email: address }
}

const deskMailbox =
  /^(?:support|help|help-?desk|service-?desk|service|desk|it|itsupport|rt|tickets?|no-?reply|do-?not-?reply|notify|notifications?|alerts?|monitoring|rmm|postmaster|mailer-daemon|voicemail)@/iu
const deskName =
  /\b(?:support|service ?desk|help ?desk|it help|notifications?|alerts?|voicemail|no-?reply|monitoring)\b/iu

/** True for a mailbox of a service desk or a system, which is never the person with the problem. */
export const isDesk = (value: string): boolean => {
  const address = emailIn(value)
  if (/ via [\p{L}]/u.test(value)) return true
  return (
    (address !== null && deskMailbox.test(address)) ||
    deskName.test(address === null ? value : value.replace(address, ''))
  )
}
