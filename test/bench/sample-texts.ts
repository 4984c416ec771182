import type { Change } from '../../core/domain/shapes/collections.ts'
import { sampleSessions } from './sample-sessions.ts'

/** Numbers 0..1 that look like chance and are the same each time. */
const chanceFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const syllables =
  'ka re to mi la ne so ver con pro int der al ex cha st rin net bo dus por fi que ta ser gra lin out mar tel'.split(
    ' ',
  )
const vocabularySize = 30_000

/** Words as people use them: a few in every sentence, most hardly ever. */
export const createWords = (
  seed: number,
): { word(): string; words(count: number): string; chance(): number } => {
  const chance = chanceFrom(seed)
  const made = chanceFrom(7)
  const syllable = () => syllables[Math.floor(made() * syllables.length)] ?? ''
  const vocabulary = new Set<string>()
  while (vocabulary.size < vocabularySize) {
    const length = 2 + Math.floor(made() * 3)
    const number = made() < 0.08 ? String(Math.floor(made() * 1000)) : ''
    vocabulary.add(Array.from({ length }, syllable).join('') + number)
  }
  const list = [...vocabulary]
  // Zipf's law, by its inverse: rank r comes with a frequency of 1/r.
  const word = () => list[Math.floor(vocabularySize ** chance()) - 1] ?? ''
  return { chance, word, words: (count) => Array.from({ length: count }, word).join(' ') }
}

/** Sessions with `notes` notes each, half of them resolved, with facts: as many words as people write. */
export const sampleTexts = (options: { sessions: number; notes: number; now: number }): Change[] => {
  const { words, chance } = createWords(1)
  const base = { accountId: 'bench', ownerIds: ['ann', 'bo'], count: options.sessions, now: options.now }
  return sampleSessions(base).flatMap((session): Change[] => {
    const { id: sessionId, accountId, rev, createdAt, updatedAt } = session
    const of = (kind: string, index: number) => ({
      id: `${sessionId}.${kind}${index}`,
      accountId,
      rev,
      sessionId,
    })
    const document = {
      ...session,
      title: words(6),
      problemSummary: words(50),
      resolutionSummary: session.status === 'resolved' ? words(40) : null,
      resolutionAction: null,
    }
    const facts = Array.from({ length: Math.floor(chance() * 4) }, (_, order): Change => ({
      collection: 'facts',
      document: {
        ...of('f', order),
        text: words(8),
        source: 'note',
        sourceEntryId: null,
        order,
        createdBy: 'ann',
        createdAt,
        updatedBy: 'ann',
        updatedAt,
        removedAt: null,
      },
    }))
    const notes = Array.from({ length: options.notes }, (_, index): Change => ({
      collection: 'entries',
      document: {
        ...of('e', index),
        branchId: null,
        seq: index + 1,
        kind: 'note',
        authorId: 'ann',
        text: words(10 + Math.floor(chance() * 40)),
        attachments: [],
        mentions: [],
        step: null,
        event: null,
        at: createdAt,
        acceptedAt: createdAt,
        editedAt: null,
        history: [],
      },
    }))
    return [{ collection: 'sessions', document }, ...facts, ...notes]
  })
}

/** What people type: one to three words, the last one not finished, a third of them misspelt; or a ticket. */
export const sampleQueries = (count: number): string[] => {
  const { word, chance } = createWords(2)
  const misspelt = (text: string): string => {
    const at = 1 + Math.floor(chance() * (text.length - 1))
    return text.slice(0, at) + text.slice(at + 1)
  }
  return Array.from({ length: count }, () => {
    if (chance() < 0.1) return `#${40_000 + Math.floor(chance() * 3000) * 3}`
    const words = Array.from({ length: 1 + Math.floor(chance() * 3) }, word)
    return words
      .map((text) => (text.length > 4 && chance() < 0.33 ? misspelt(text) : text))
      .map((text, index) =>
        index === words.length - 1
          ? text.slice(0, Math.max(2, Math.ceil(text.length * (0.4 + chance()))))
          : text,
      )
      .join(' ')
  })
}
