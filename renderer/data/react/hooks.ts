import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { isWork, type Branch } from '../../../core/domain/branch.ts'
import type { CollectionName, Documents } from '../../../core/domain/collections.ts'
import type { Person } from '../../../core/domain/person.ts'
import type { Desk, DeskState, Live, Readable, SessionListFilter } from '../contract/desk.ts'

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

/** The desk of this window. */
export const useDesk = (): Desk => {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('useDesk needs a DeskProvider above it.')
  return desk
}

/** The value of a readable, rendered again when it changes. */
export const useReadable = <T>(readable: Readable<T>): T =>
  useSyncExternalStore(readable.subscribe, readable.get)

/** One part of the desk's state. The selector must give back parts, not new objects. */
export const useDeskState = <T>(select: (state: DeskState) => T): T => {
  const { state } = useDesk()
  return useSyncExternalStore(state.subscribe, () => select(state.get()))
}

const none: Live<never> = { get: () => undefined, subscribe: () => () => undefined }

const useLive = <T>(live: Live<T>): T | undefined => useSyncExternalStore(live.subscribe, live.get)

/** A document: `undefined` while it loads (one frame at most), `null` when there is none or `id` is null. */
export const useDocument = <C extends CollectionName>(
  collection: C,
  id: string | null,
): Documents[C] | null | undefined => {
  const desk = useDesk()
  const live = useMemo(() => (id === null ? none : desk.document(collection, id)), [desk, collection, id])
  const document = useLive<Documents[C] | null>(live)
  return id === null ? null : document
}

const noOne: ReadonlyMap<string, Person> = new Map()

/** Everybody of the account by id, the inactive too. */
export const usePeople = (): ReadonlyMap<string, Person> => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.people(), [desk])) ?? noOne
}

/** The signed-in person; null until their document has arrived. */
export const useMe = (): Person | null => {
  const personId = useDeskState((state) => state.identity?.personId ?? null)
  const people = usePeople()
  return personId === null ? null : (people.get(personId) ?? null)
}

export const useSessions = ({ scope, limit, statuses, category, sort }: SessionListFilter) => {
  const desk = useDesk()
  // By what they are, not by which array they come in.
  const named = statuses?.join()
  return useLive(
    useMemo(
      () =>
        desk.sessions({
          scope,
          limit,
          ...(statuses === undefined ? {} : { statuses }),
          ...(category === undefined ? {} : { category }),
          ...(sort === undefined ? {} : { sort }),
        }),
      // oxlint-disable-next-line react/exhaustive-deps
      [desk, scope, limit, named, category, sort],
    ),
  )
}

/** Everything underway that a person holds; undefined while it is read, or for no one. */
export const useHeldBy = (personId: string | null) => {
  const desk = useDesk()
  return useLive<readonly Documents['sessions'][]>(
    useMemo(() => (personId === null ? none : desk.heldBy(personId)), [desk, personId]),
  )
}

/** Revs by session: what was seen of it on this device last. */
export const useOpenedSessions = () => useReadable(useDesk().openedSessions)

export const useEntries = (sessionId: string, limit: number, branchId: string | null = null) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.entries(sessionId, limit, branchId), [desk, sessionId, limit, branchId]))
}

export const useSteps = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.steps(sessionId), [desk, sessionId]))
}

export const useBranches = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.branches(sessionId), [desk, sessionId]))
}

/** Of what was written on a branch so many are looked at: work is among the newest, few events follow upon it. */
const lookedAt = 100

/**
 * The ids of the branches on which something was written or done; `undefined` while that is read. Of the others
 * the status says enough, so only the untried ones are looked at.
 */
export const useWorkedOn = (
  sessionId: string,
  branches: readonly Pick<Branch, 'id' | 'status'>[] | undefined,
): ReadonlySet<string> | undefined => {
  const desk = useDesk()
  const asked = branches
    ?.filter(({ status }) => status === 'untried')
    .map(({ id }) => id)
    .toSorted()
    .join(' ')
  const [subscribe, get] = useMemo(() => {
    const lines = (asked ?? '')
      .split(' ')
      .filter((id) => id !== '')
      .map((id) => ({ id, entries: desk.entries(sessionId, lookedAt, id) }))
    return [
      (listener: () => void) => {
        const stops = lines.map(({ entries }) => entries.subscribe(listener))
        return () => {
          for (const stop of stops) stop()
        }
      },
      // A text, because it compares by value; ids hold no space.
      () => {
        const worked: string[] = []
        for (const { id, entries } of lines) {
          const written = entries.get()
          if (written === undefined) return undefined
          if (written.some((entry) => entry.branchId === id && isWork(entry))) worked.push(id)
        }
        return worked.join(' ')
      },
    ] as const
  }, [desk, sessionId, asked])
  const ids = useSyncExternalStore(subscribe, get)
  return useMemo(
    () =>
      asked === undefined || ids === undefined
        ? undefined
        : new Set(ids.split(' ').filter((id) => id !== '')),
    [asked, ids],
  )
}

export const useFacts = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.facts(sessionId), [desk, sessionId]))
}

export const useFixes = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.fixes(sessionId), [desk, sessionId]))
}

export const useSessionHandoffs = (sessionId: string) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.handoffsOf(sessionId), [desk, sessionId]))
}

export const useOpenHandoffs = () => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.openHandoffs(), [desk]))
}

/** What this person handed over and someone claimed, the latest claim first. */
export const useHandedOver = (limit: number) => {
  const desk = useDesk()
  return useLive(useMemo(() => desk.handedOver(limit), [desk, limit]))
}

export const useNotifications = () => useReadable(useDesk().notifications)

/**
 * The ids of the others who look at a session or at a handoff of it, each once; null while that is not known. Drawn
 * again only when these people change.
 */
export const useOnlookers = (
  sessionId: string | null,
  handoffId: string | null,
): readonly string[] | null => {
  const desk = useDesk()
  const [subscribe, get] = useMemo(() => {
    const both = [
      ...(sessionId === null ? [] : [desk.onlookers({ kind: 'session', id: sessionId })]),
      ...(handoffId === null ? [] : [desk.onlookers({ kind: 'handoff', id: handoffId })]),
    ]
    return [
      (listener: () => void) => {
        const stops = both.map((one) => one.subscribe(listener))
        return () => {
          for (const stop of stops) stop()
        }
      },
      // A text, because it compares by value; ids hold no space.
      () => {
        const ids = both.map((one) => one.get())
        return ids.includes(null)
          ? null
          : [...new Set(ids.flatMap((some) => some ?? []))].toSorted().join(' ')
      },
    ] as const
  }, [desk, sessionId, handoffId])
  const ids = useSyncExternalStore(subscribe, get)
  return useMemo(() => (ids === null ? null : ids === '' ? [] : ids.split(' ')), [ids])
}

/** Keys `collection/id` of what is on this device alone. */
export const usePendingDocuments = () => useReadable(useDesk().pendingDocuments)

/** The time, corrected, rendered again every `everyMs`. For ages and countdowns. */
export const useNow = (everyMs: number): number => {
  const desk = useDesk()
  const [now, setNow] = useState(() => desk.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(desk.now()), everyMs)
    return () => clearInterval(timer)
  }, [desk, everyMs])
  return now
}

/** A small setting of this device: `undefined` while it is read, null when nothing was chosen. */
export const usePreference = (key: string): [string | null | undefined, (value: string) => void] => {
  const desk = useDesk()
  const [value, setValue] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let current = true
    void desk.readPreference(key).then((kept) => {
      // What was chosen before it had loaded wins.
      if (current) setValue((now) => (now === undefined ? kept : now))
    })
    return () => {
      current = false
    }
  }, [desk, key])
  const keep = useCallback(
    (next: string) => {
      setValue(next)
      void desk.writePreference(key, next)
    },
    [desk, key],
  )
  return [value, keep]
}

/** How long a draft may stay unsaved while someone types, milliseconds. */
const draftDelay = 250

/**
 * A text that survives anything: loaded from the device, saved while it is typed and when the field goes away.
 *
 * `saved` tells that what is shown is on the device. Give an empty text to forget it once it was sent.
 */
export const useDraft = (
  key: string,
): { text: string; setText(text: string): void; saved: boolean; loaded: boolean } => {
  const desk = useDesk()
  const [draft, setDraft] = useState({ key, text: '', saved: true, loaded: false })
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null)

  const flush = useCallback(() => {
    const write = waiting.current
    if (write === null) return
    clearTimeout(write.timer)
    waiting.current = null
    void desk.writeDraft(key, write.text).then(() => {
      setDraft((now) => (now.key === key && now.text === write.text ? { ...now, saved: true } : now))
    })
  }, [desk, key])

  useEffect(() => {
    let current = true
    // What was typed into the field as it opened stays.
    setDraft((now) => (now.key === key ? now : { key, text: '', saved: true, loaded: false }))
    void desk.readDraft(key).then((text) => {
      // What was typed before the draft had loaded wins.
      if (current) setDraft((now) => (now.loaded ? now : { key, text, saved: true, loaded: true }))
    })
    const onHide = () => flush()
    globalThis.addEventListener('pagehide', onHide)
    return () => {
      current = false
      globalThis.removeEventListener('pagehide', onHide)
      flush()
    }
  }, [desk, key, flush])

  const setText = useCallback(
    (text: string) => {
      setDraft({ key, text, saved: false, loaded: true })
      if (waiting.current !== null) clearTimeout(waiting.current.timer)
      waiting.current = { text, timer: setTimeout(flush, text === '' ? 0 : draftDelay) }
    },
    [key, flush],
  )
  return { text: draft.key === key ? draft.text : '', setText, saved: draft.saved, loaded: draft.loaded }
}
