import { type Citation, type Cited, citedLimits } from '../domain/enrichment/cited.ts'
import { cut } from '../domain/text/text.ts'
import type { Marks } from './marks.ts'
import { asTyped } from './typed-commands.ts'

/** A claim as a model gives it: marks in place of ids. */
export type Claimed = { text: string; cites: readonly string[] }

const address = /\b(?:https?|ftp|file|data|javascript|vbscript):[^\s)>\]"'`]*/giu
const bare = (found: string): string => found.replace(/[.,;:!?]+$/u, '')

/**
 * A text without links and pictures that the session doesn't hold, and without Markdown that would make one. A customer's log
 * may ask for them; no one needs them.
 */
export const withoutNewLinks = (text: string, material: string): string =>
  text
    .replace(/!\[([^\]\n]{0,200})\]\([^)\n]{0,2000}\)/gu, '$1')
    .replace(/\[([^\]\n]{1,200})\]\(([^)\n]{0,2000})\)/gu, (_, label: string, target: string) =>
      material.includes(bare(target.trim())) && target.trim() !== '' ? `${label} (${target.trim()})` : label,
    )
    .replace(/<\/?[a-z][^>\n]{0,2000}>/giu, (tag) => (material.includes(tag) ? tag : ''))
    .replace(address, (found) => (material.includes(bare(found)) ? found : '[link removed]'))

/** What a claim rests on: the marks that exist, each once. */
export const citationsOf = (marks: Marks, cites: readonly string[]): Citation[] => {
  const found = new Map<string, Citation>()
  for (const mark of cites) {
    const citation = marks.meant(mark)
    if (citation !== null) found.set(`${citation.kind} ${citation.id}`, citation)
  }
  return [...found.values()].slice(0, citedLimits.cites)
}

/** Marks that a model wrote into its sentence as well, which mean nothing to people. */
const spoken = /\s*[[(](?:[SEFXB]\d{1,7}(?:\s*[,;]\s*)?){1,12}[\])]/gu

/** One claim, checked; null if it says nothing. */
export const checkedClaim = (claimed: Claimed, marks: Marks, material: string): Cited | null => {
  const said = asTyped(withoutNewLinks(claimed.text.replace(spoken, ''), material)).trim()
  if (said === '') return null
  const inText = [...claimed.text.matchAll(/[SEFXB]\d{1,7}/gu)].map(([mark]) => mark)
  return {
    text: cut(said, citedLimits.text, citedLimits.text),
    cites: citationsOf(marks, claimed.cites.length > 0 ? claimed.cites : inText),
  }
}

/** The claims that say something, none twice. */
export const checkedClaims = (
  all: readonly Claimed[],
  marks: Marks,
  material: string,
  most: number,
): Cited[] => {
  const seen = new Set<string>()
  return all
    .flatMap((one) => checkedClaim(one, marks, material) ?? [])
    .filter(({ text }) => {
      const key = text.toLowerCase()
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    .slice(0, most)
}
