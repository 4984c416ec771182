import type { Subject } from '../../../core/protocol/presence.ts'
import type { Desk, Readable } from '../contract/desk.ts'
import type { DraftRoom } from './draft-room.ts'
import { membersOf, psaCalls, signInCalls } from './surface.ts'
import type { WindowBackend } from './window-backend.ts'

type Callable = (...args: readonly unknown[]) => unknown

/** What several windows share of one desk: each has its own backend, and what they view and who is at them is reported as one. */
export type SharedDesk = {
  backendFor(windowId: string): WindowBackend
  /** The window is gone. */
  left(windowId: string): void
}

const callable: ReadonlySet<string> = new Set([
  ...membersOf('act', 'call', 'once', 'send', 'standing'),
  ...Object.keys(signInCalls).map((name) => `signIns.${name}`),
  ...Object.keys(psaCalls).map((name) => `psa.${name}`),
])
const values: ReadonlySet<string> = new Set(membersOf('value'))
const lists: ReadonlySet<string> = new Set(membersOf('list'))

/** Shares the desk of this window with the others, member by member of `surface`, and nothing else. */
export const shareDesk = (desk: Desk, drafts: DraftRoom): SharedDesk => {
  /** What each window views; the one that changed last comes last. */
  const views = new Map<string, Subject>()
  const look = (windowId: string, subject: Subject | null): void => {
    views.delete(windowId)
    if (subject !== null) views.set(windowId, subject)
    desk.lookAt([...views.values()].at(-1) ?? null)
  }

  /** The windows that someone is at; it takes a new one to be. */
  const attended = new Set<string>()
  const attend = (windowId: string, away: boolean): void => {
    if (away) attended.delete(windowId)
    else attended.add(windowId)
    desk.setAway(attended.size === 0)
  }

  const memberOf = (name: string): unknown => {
    const [first = '', second] = name.split('.')
    const member: unknown = desk[first as keyof Desk]
    return second === undefined ? member : (member as Record<string, unknown>)[second]
  }
  const readable = (windowId: string, name: string, args: readonly unknown[]): Readable<unknown> | null => {
    if (name === 'draftAlsoOpen') return drafts.alsoOpen(windowId, String(args[0]))
    if (values.has(name)) return memberOf(name) as Readable<unknown>
    return lists.has(name) ? ((memberOf(name) as Callable)(...args) as Readable<unknown>) : null
  }

  return {
    backendFor: (windowId) => ({
      async call(name, args) {
        if (!callable.has(name)) throw new Error(`The desk has no ${name} to call.`)
        if (name === 'lookAt') return look(windowId, args[0] as Subject | null)
        if (name === 'setAway') return attend(windowId, args[0] === true)
        if (name === 'readDraft') return drafts.read(String(args[0]))
        if (name === 'writeDraft') {
          const [key, text, base] = args as [string, string, string | undefined]
          return drafts.write(windowId, key, text, base)
        }
        return (memberOf(name) as Callable)(...args)
      },
      watch(name, args, changed) {
        if (name === 'onArrival') return desk.onArrival(changed)
        if (name === 'watchDraft') return drafts.watch(windowId, String(args[0]), changed)
        const source = readable(windowId, name, args)
        if (source === null) throw new Error(`The desk has no ${name} to watch.`)
        const stop = source.subscribe(() => changed(source.get()))
        changed(source.get())
        return stop
      },
      peek: (name, args) => readable(windowId, name, args)?.get(),
      now: () => desk.now(),
    }),
    left(windowId) {
      look(windowId, null)
      if (attended.has(windowId)) attend(windowId, true)
    },
  }
}
