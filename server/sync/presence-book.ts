import { maxSubjects, subjectKey, type Looking, type Subject } from '../../core/protocol/presence.ts'

/**
 * Who is looking at what, combined from several sources: connections of this process, or whole processes.
 *
 * A person may appear in several sources, and counts once per subject.
 */
export type PresenceBook = {
  /**
   * Sets what a person looks at according to one source; an empty list removes them. Returns true if the combined
   * result changed.
   */
  put(accountId: string, personId: string, source: string, subjects: readonly Subject[]): boolean
  /** Removes a source, and returns the people whose result changed. */
  drop(source: string): { accountId: string; personId: string }[]
  /** Everything a person looks at, at most `maxSubjects`. */
  subjectsOf(accountId: string, personId: string): Subject[]
  /** The sources according to which someone of an account looks at a subject. */
  sourcesOn(accountId: string, subject: Subject): string[]
  /** Everyone of an account who is looking at something. */
  lookingIn(accountId: string): Looking[]
  /** Everyone in the book. */
  all(): { accountId: string; looking: Looking }[]
}

type Sources = Map<string, readonly Subject[]>

const merged = (sources: Sources | undefined): Subject[] => {
  const subjects = new Map<string, Subject>()
  for (const list of sources?.values() ?? []) {
    for (const subject of list) {
      if (subjects.size < maxSubjects) subjects.set(subjectKey(subject), subject)
    }
  }
  return [...subjects.values()]
}

const isSame = (a: readonly Subject[], b: readonly Subject[]): boolean => {
  const keys = new Set(a.map(subjectKey))
  return a.length === b.length && b.every((subject) => keys.has(subjectKey(subject)))
}

/** An empty book. */
export const createPresenceBook = (): PresenceBook => {
  const accounts = new Map<string, Map<string, Sources>>()

  const put: PresenceBook['put'] = (accountId, personId, source, subjects) => {
    const people = accounts.get(accountId) ?? new Map<string, Sources>()
    const sources: Sources = people.get(personId) ?? new Map()
    const before = merged(sources)
    if (subjects.length > 0) sources.set(source, subjects)
    else sources.delete(source)
    if (sources.size > 0) people.set(personId, sources)
    else people.delete(personId)
    if (people.size > 0) accounts.set(accountId, people)
    else accounts.delete(accountId)
    return !isSame(before, merged(sources))
  }

  return {
    put,
    drop(source) {
      const changed: { accountId: string; personId: string }[] = []
      for (const [accountId, people] of accounts) {
        for (const [personId, sources] of people) {
          if (sources.has(source) && put(accountId, personId, source, []))
            changed.push({ accountId, personId })
        }
      }
      return changed
    },
    subjectsOf: (accountId, personId) => merged(accounts.get(accountId)?.get(personId)),
    sourcesOn: (accountId, { kind, id }) =>
      [...(accounts.get(accountId)?.values() ?? [])].flatMap((sources) =>
        [...sources].flatMap(([source, subjects]) =>
          subjects.some((one) => one.kind === kind && one.id === id) ? [source] : [],
        ),
      ),
    lookingIn: (accountId) =>
      [...(accounts.get(accountId) ?? [])].map(([personId, sources]) => ({
        personId,
        subjects: merged(sources),
      })),
    all: () =>
      [...accounts].flatMap(([accountId, people]) =>
        [...people].map(([personId, sources]) => ({
          accountId,
          looking: { personId, subjects: merged(sources) },
        })),
      ),
  }
}
