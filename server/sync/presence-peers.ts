import { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import { Looking, type Subject } from '../../core/protocol/presence.ts'
import type { After } from './timers.ts'

/** Time between messages to the other processes. Milliseconds. */
const pause = 250
/** How often a process with peers sends a heartbeat, and how long peers trust it without one. Milliseconds. */
export const beat = { every: 3000, lasts: 10_000 } as const
/** PostgreSQL limits a notification to less than 8000 bytes. Ids are ASCII, so characters are bytes. */
const payloadBytes = 7500

/**
 * The messages between processes.
 *
 * `hello`: tell me everything you know. `all`: a full list starts here; forget what I said before. `some`: more or
 * changed people. `beat`: still alive. `bye`: shutting down.
 */
const Said = z.object({
  from: Id,
  kind: z.enum(['hello', 'all', 'some', 'beat', 'bye']),
  people: z.array(z.object({ accountId: Id, looking: Looking })),
})
type Said = z.infer<typeof Said>
type Listed = Said['people'][number]

export type PresencePeers = {
  /** What a person looks at from this process has changed. */
  changed(accountId: string, personId: string): void
  heard(payload: string): void
  /** Asks everyone for what they know, and sends what is known here. */
  greet(): void
  close(): Promise<void>
}

/**
 * The presence known to this server's other processes.
 *
 * A process that is alone says hello once and then stays silent. With peers it sends changes in batches, and a
 * heartbeat. A silent peer is forgotten with all of its people, and sent one hello in case it was only slow.
 */
export const createPresencePeers = (parts: {
  process: string
  tell: (payloads: readonly string[]) => Promise<void>
  after: After
  everyoneHere: () => Listed[]
  subjectsHere: (accountId: string, personId: string) => Subject[]
  place: (accountId: string, personId: string, process: string, subjects: readonly Subject[]) => void
  dropped: (process: string) => void
  onError: (error: unknown) => void
}): PresencePeers => {
  /** Cancels the timer that forgets each peer. */
  const peers = new Map<string, () => void>()
  const changed = new Map<string, { accountId: string; personId: string }>()
  let helloDue = false
  let allDue = false
  let beatDue = false
  let resting = false
  let beating = false
  let closed = false

  const write = (kind: Said['kind'], people: Listed[] = []): string =>
    JSON.stringify({ from: parts.process, kind, people } satisfies Said)

  const chunks = (first: 'all' | 'some', people: Listed[]): string[] => {
    const payloads: string[] = []
    let kind: Said['kind'] = first
    let batch: Listed[] = []
    let size = 0
    for (const one of people) {
      const bytes = JSON.stringify(one).length + 1
      if (size + bytes > payloadBytes) {
        payloads.push(write(kind, batch))
        kind = 'some'
        batch = []
        size = 0
      }
      batch.push(one)
      size += bytes
    }
    if (batch.length > 0 || first === 'all') payloads.push(write(kind, batch))
    return payloads
  }

  const collect = (): string[] => {
    const payloads: string[] = []
    if (helloDue) payloads.push(write('hello'))
    if (allDue) payloads.push(...chunks('all', parts.everyoneHere()))
    else if (peers.size > 0) {
      const people = [...changed.values()].map(({ accountId, personId }) => ({
        accountId,
        looking: { personId, subjects: parts.subjectsHere(accountId, personId) },
      }))
      if (people.length > 0) payloads.push(...chunks('some', people))
    }
    if (beatDue && payloads.length === 0) payloads.push(write('beat'))
    helloDue = allDue = beatDue = false
    changed.clear()
    return payloads
  }

  const speak = (): void => {
    if (resting || closed) return
    const payloads = collect()
    if (payloads.length === 0) return
    resting = true
    const rested = () => {
      resting = false
      speak()
    }
    parts.tell(payloads).then(
      () => void parts.after(pause, rested),
      (error: unknown) => {
        parts.onError(error)
        // Anything that was lost is repaired by sending everything, with the next heartbeat or when a gap is reported.
        allDue = true
        parts.after(pause, () => {
          resting = false
        })
      },
    )
  }
  const speakSoon = (): void => void parts.after(0, speak)

  const keepBeating = (): void => {
    if (beating || closed || peers.size === 0) return
    beating = true
    parts.after(beat.every, () => {
      beating = false
      if (closed || peers.size === 0) return
      beatDue = true
      speak()
      keepBeating()
    })
  }

  const forget = (process: string): void => {
    peers.get(process)?.()
    if (peers.delete(process)) parts.dropped(process)
  }

  const lives = (process: string): boolean => {
    const known = peers.get(process)
    known?.()
    peers.set(
      process,
      parts.after(beat.lasts, () => {
        forget(process)
        helloDue = true
        speakSoon()
      }),
    )
    keepBeating()
    return known === undefined
  }

  return {
    changed(accountId, personId) {
      if (peers.size === 0) return
      changed.set(`${accountId} ${personId}`, { accountId, personId })
      speakSoon()
    },
    heard(payload) {
      if (closed) return
      const said = read(payload)
      if (said === null) {
        parts.onError(new Error('Another process said something about presence that cannot be understood.'))
        return
      }
      const { from, kind, people } = said
      if (from === parts.process) return
      if (kind === 'bye') return forget(from)
      const isNew = lives(from)
      if (kind === 'all') parts.dropped(from)
      for (const { accountId, looking } of people)
        parts.place(accountId, looking.personId, from, looking.subjects)
      // A peer that is new here may not know us either; and if this isn't the start of its list, we missed the
      // beginning.
      if (isNew || kind === 'hello') allDue = true
      if (isNew && (kind === 'some' || kind === 'beat')) helloDue = true
      if (allDue || helloDue) speakSoon()
    },
    greet() {
      helloDue = true
      allDue = allDue || peers.size > 0
      speakSoon()
    },
    async close() {
      if (closed) return
      closed = true
      const hadCompany = peers.size > 0
      for (const callOff of peers.values()) callOff()
      peers.clear()
      if (hadCompany) await parts.tell([write('bye')]).catch(parts.onError)
    },
  }
}

const read = (payload: string): Said | null => {
  try {
    return Said.safeParse(JSON.parse(payload)).data ?? null
  } catch {
    return null
  }
}
