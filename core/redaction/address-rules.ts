import type { Rule } from './find.ts'

/** True if the digits of a card number add up (Luhn). */
const addsUp = (digits: string): boolean => {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const counted = place % 2 === 0 ? digit : digit * 2
    sum += counted > 9 ? counted - 9 : counted
  }
  return sum % 10 === 0
}

/** The networks' own prefixes and lengths, so that order and tracking numbers that happen to add up are left alone. */
const cardForm =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13})|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d)\d{12}|35\d{14}|62\d{14,17})$/u

/** IPv6 in any of its forms, from a candidate of hexadecimal digits and colons. */
const isIpv6 = (text: string): boolean => {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length > 0) return false
  const groups = [...head.split(':'), ...(tail ?? '').split(':')].filter((group) => group !== '')
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/iu.test(group))) return false
  if (tail === undefined) return groups.length === 8 && !text.startsWith(':') && !text.endsWith(':')
  // `a::b` is a name and `3::1` a ratio to most who read it; an address has more digits, or begins with the gap.
  return groups.length < 8 && /[0-9]/u.test(text) && !/^[0-9]::[0-9]$/u.test(text)
}

const versionBefore = /(?:\b(?:version|build|firmware|driver|agent|release|client|v)\s{0,2}:?\s{0,2}v?|v)$/iu

export const addressRules: readonly Rule[] = [
  {
    kind: 'card',
    pattern: /(?<![0-9A-Za-z+-])[2-6][0-9](?:[ -]?[0-9]){11,17}(?![0-9A-Za-z-])/dgu,
    accept: (text) => {
      const digits = text.replace(/[ -]/gu, '')
      return cardForm.test(digits) && addsUp(digits)
    },
  },
  {
    // United States: no 000, 666 or 9xx area, no group 00, no serial 0000.
    kind: 'social_security',
    pattern: /(?<![0-9-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![0-9-])/dgu,
  },
  {
    kind: 'social_security',
    pattern: /(?:ssn|social security(?: number| no\.?)?)\s{0,3}[:#=]?\s{0,3}(?<secret>[0-9]{9})(?![0-9])/dgiu,
  },
  {
    // United Kingdom: National Insurance.
    kind: 'social_security',
    pattern: /(?<![A-Za-z0-9])[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D](?![A-Za-z0-9])/dgu,
  },
  {
    kind: 'email',
    pattern:
      /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}_%+'][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}])/dgu,
  },
  {
    kind: 'ipv4',
    pattern:
      /(?<![0-9A-Za-z.])(?:(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\.){3}(?:25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(?![0-9A-Za-z]|\.[0-9])/dgu,
    accept: (_, match) => !isVersion(match) && !match[0].startsWith('0.'),
  },
  {
    kind: 'ipv6',
    pattern: /(?<![0-9A-Za-z:.])[0-9a-f:]{2,39}(?![0-9A-Za-z:.]|-[0-9a-f])/dgiu,
    accept: isIpv6,
  },
  {
    kind: 'unc_path',
    pattern: /(?<![\\\w])\\\\[A-Za-z0-9][A-Za-z0-9._-]{0,62}(?:\\[^\\/:*?"<>|\s,;]{1,100}){1,30}\\?/dgu,
  },
]

/** `version 10.0.1.2` has the form of an address and is none: a word before it says so. */
const isVersion = (match: RegExpExecArray): boolean => {
  const before = match.input.slice(Math.max(0, match.index - 16), match.index)
  const after = match.input.slice(match.index + match[0].length, match.index + match[0].length + 8)
  return versionBefore.test(before) || /^ (?:of|build)\b/u.test(after)
}
