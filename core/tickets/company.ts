const legalForm =
  /(?:^|[\s,])(?:inc|llc|l\.l\.c|corp|corporation|co|ltd|limited|llp|lp|plc|pllc|p\.c|gmbh|ag|kg|ohg|ug|e\.k|gbr|b\.v|bv|n\.v|s\.a|sas|sarl|pty|pte)\.?$/iu

/** True for `Harbor & Vale LLP`, and for `Inc.` alone. */
export const hasLegalForm = (name: string): boolean => legalForm.test(name)

/** Top-level-like second labels, as in `acme.co.uk`. */
const secondLevels = ['co', 'com', 'org', 'net', 'gov', 'ac', 'ltd', 'plc']

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}&]/gu, '')

/** The name in a mail address's domain: `acme` in `dana@mail.acme.co.uk`. */
const domainName = (address: string): string => {
  const labels = (address.split('@')[1] ?? '').split('.')
  const second = labels.at(-2) ?? ''
  return plain(secondLevels.includes(second) && labels.length > 2 ? (labels.at(-3) ?? '') : second)
}

/** True if a name and a mail domain are the same company's: `Harbor & Vale LLP` and `harborvale`, `GSB`, `lakesidefm`. */
const isOfDomain = (company: string, domain: string): boolean => {
  if (domain.length < 3) return false
  const name = plain(company)
  const variants = [name.replaceAll('&', ''), name.replaceAll('&', 'and')]
  if (domain.length >= 4 && variants.some((variant) => variant.includes(domain))) return true
  const words = company.split(/[\s&-]+/u).filter((word) => word !== '')
  const first = plain(words[0] ?? '')
  if (words.length > 1 && first.length >= 5 && domain.startsWith(first)) return true
  return words.length > 1 && words.map((word) => plain(word)[0]).join('') === domain
}

/**
 * The company among the parts of a signature: the one that its mail domain confirms, otherwise one with a legal form.
 *
 * Null if neither is there: a job title or a street would be taken for a company otherwise.
 *
 * @param isSure only what the mail domain confirms
 */
export const companyAmong = (
  parts: readonly string[],
  address: string | null,
  { isSure = false }: { isSure?: boolean } = {},
): string | null => {
  const possible = parts.filter(
    (part) =>
      part.length >= 2 &&
      part.length <= 80 &&
      /\p{Lu}/u.test(part) &&
      !/[@:]|www\.|\.\p{Ll}{2,}$/u.test(part),
  )
  const domain = address === null ? '' : domainName(address)
  // The shortest, because a part may hold a title as well: `Owner, Petal & Stem`.
  const confirmed = possible
    .filter((part) => isOfDomain(part, domain))
    .toSorted((a, b) => a.length - b.length)
  return confirmed[0] ?? (isSure ? undefined : possible.find(hasLegalForm)) ?? null
}
