// At most 24 characters between the first and the last digit, so that looking through a line stays linear.
const candidate =
  /(?:\+|\b00|\()?[\d(][\d\s()./–-]{5,22}\d(?:,?\s{0,2}(?:x|ext\.?|extension|durchwahl|dw)\s{0,2}\d{1,6})?/giu
const date = /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b/
const address = /^\d{1,3}(?:\.\d{1,3}){3}$/

/** True for what can be a phone number by its digits and separators: neither a date, nor an IP address, nor a code. */
const isPhone = (written: string): boolean => {
  const [number = ''] = written.split(/,?\s{0,2}(?:x|ext|durchwahl|dw)/iu)
  const digits = number.replace(/\D/g, '')
  if (digits.length < 7 || digits.length > 15 || date.test(written) || address.test(number.trim()))
    return false
  // Four groups of four is a card or a licence; a run of digits with nothing around them is any number.
  if (/^\d{4}(?:[ -]\d{4}){3}$/.test(number.trim())) return false
  return /^(?:\+|00|\(|0[1-9])/.test(number) || /\d[\s./–-]\d/.test(number) || digits.length === 10
}

const openedOnly = (written: string): string =>
  written.startsWith('(') && !written.includes(')') ? written.slice(1) : written

/** The first phone number in a short text, as it is written, extension included; null if there is none. */
export const phoneIn = (text: string): string | null => {
  for (const [found] of text.slice(0, 200).matchAll(candidate)) {
    const phone = openedOnly(found.trim())
    if (isPhone(phone)) return phone
  }
  return null
}

const phoneLabel = /^(?:tel|phone|ph|mobile|mob|cell|direct|ddi|office|main|fon|telefon|mobil|[tpmdcow])\b/iu
const faxLabel = /^(?:fax|telefax|f)\b\s{0,3}[.:]?/iu

/**
 * The phone number in a part of a signature: a number with at most a short label, such as `M: 07700 900318`.
 *
 * Not a fax, and not the numbers of a register, a tax office or a bank, which have words around them.
 */
export const phoneInSignature = (part: string): string | null => {
  if (faxLabel.test(part)) return null
  const phone = phoneIn(part)
  if (phone === null) return null
  const around = part.replace(phone, '').trim()
  // Ten digits in a row may be an invoice: then only the label makes it a phone number.
  if (/^[1-9]\d+$/.test(phone) && !phoneLabel.test(around)) return null
  return /^[\p{L}().:\s-]{0,14}$/u.test(around) && !/(?:\bno|\bnr|hrb|vat|iban|\bid)\b/iu.test(around)
    ? phone
    : null
}
