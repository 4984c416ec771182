import { problemKinds, type Result } from '../../../core/domain/document/problem.ts'
import type { PushOf } from '../../../core/protocol/messages.ts'
import { subjectKey, type Subject } from '../../../core/protocol/presence.ts'
import type { Readable } from '../contract/desk.ts'

/**
 * Minimum time between two reported looks, so that someone leafing through a list with J and K isn't followed
 * everywhere. Milliseconds.
 */
const pause = 300
/** Delay after the server couldn't accept a look. Milliseconds. */
const retryAfter = 3000

/** The connection, while there is one. */
export type PresenceLink = {
  /** The person at this desk: they aren't shown to themselves, on whichever device. */
  personId: string
  look(subject: Subject | null, away: boolean): Promise<Result<unknown>>
}

/**
 * Who is viewing what, as far as this desk knows, and what is being viewed here. None of it outlives the connection.
 */
export type PresenceBoard = {
  connected(link: PresenceLink): void
  changed(message: PushOf<'presence:changed'>): void
  /** From now on nothing is known. */
  disconnected(): void
  lookAt(subject: Subject | null): void
  /** What is being viewed here, by someone who is there; null if nothing is. */
  lookedAt(): Subject | null
  /** Whether the person has left this desk. */
  setAway(away: boolean): void
  /** The ids of the other people viewing a subject, in order; null while unknown. */
  onlookers(subject: Subject): Readable<readonly string[] | null>
}

const noOne: readonly string[] = []

/** A board that knows nothing yet. Each subject has its own listeners, called when its people change. */
export const createPresenceBoard = (): PresenceBoard => {
  let link: PresenceLink | null = null
  /** Keys of subjects by person, and people by key. */
  const looking = new Map<string, readonly string[]>()
  const watched = new Map<string, readonly string[]>()
  const listeners = new Map<string, Set<() => void>>()

  const tell = (keys: Iterable<string>): void => {
    for (const key of keys) for (const listener of listeners.get(key) ?? []) listener()
  }

  let wanted: Subject | null = null
  let isAway = false
  /** What the server knows about this connection; undefined if unknown. It takes a new one to be online. */
  let said: string | undefined = 'online'
  let timer: ReturnType<typeof setTimeout> | undefined
  let planned = false

  const keyOf = (subject: Subject | null, away: boolean): string =>
    [away ? 'away' : 'online', ...(subject === null ? [] : [subjectKey(subject)])].join(' ')

  const restFor = (ms: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      say()
    }, ms)
  }

  const say = (): void => {
    planned = false
    const current = link
    if (current === null || said === keyOf(wanted, isAway)) return
    // Leaving isn't delayed: no one should appear to be there who isn't.
    if (timer !== undefined && wanted !== null) return
    said = keyOf(wanted, isAway)
    restFor(pause)
    void current.look(wanted, isAway).then((answer) => {
      if (answer.ok || link !== current || !problemKinds[answer.problem.kind].retry) return
      said = undefined
      restFor(retryAfter)
    })
  }

  const saySoon = (): void => {
    // One screen closes and the next opens in the same turn: that is a single look.
    if (planned) return
    planned = true
    queueMicrotask(say)
  }

  return {
    connected(next) {
      link = next
      looking.clear()
      watched.clear()
      said = 'online'
      clearTimeout(timer)
      timer = undefined
      tell(listeners.keys())
      say()
    },
    changed({ people }) {
      if (link === null) return
      const touched = new Set<string>()
      const told = new Set(people.map(({ personId }) => personId))
      for (const { personId, subjects } of people) {
        if (personId === link.personId) continue
        for (const key of looking.get(personId) ?? []) touched.add(key)
        const keys = subjects.map(subjectKey)
        for (const key of keys) touched.add(key)
        if (keys.length > 0) looking.set(personId, keys)
        else looking.delete(personId)
      }
      const changedKeys = [...touched].filter((key) => {
        const before = watched.get(key) ?? noOne
        const now = [
          ...before.filter((id) => !told.has(id)),
          ...[...told].filter((id) => looking.get(id)?.includes(key) === true),
        ].toSorted()
        if (now.join() === before.join()) return false
        if (now.length > 0) watched.set(key, now)
        else watched.delete(key)
        return true
      })
      tell(changedKeys)
    },
    disconnected() {
      if (link === null) return
      link = null
      looking.clear()
      watched.clear()
      clearTimeout(timer)
      timer = undefined
      tell(listeners.keys())
    },
    lookedAt: () => (isAway ? null : wanted),
    lookAt(subject) {
      wanted = subject
      saySoon()
    },
    setAway(away) {
      isAway = away
      saySoon()
    },
    onlookers(subject) {
      const key = subjectKey(subject)
      return {
        get: () => (link === null ? null : (watched.get(key) ?? noOne)),
        subscribe(listener) {
          const own = () => listener()
          const all = listeners.get(key) ?? new Set()
          listeners.set(key, all.add(own))
          return () => {
            all.delete(own)
            if (all.size === 0 && listeners.get(key) === all) listeners.delete(key)
          }
        },
      }
    },
  }
}
