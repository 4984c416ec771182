import { ArrowRight, Copy, CornerDownRight, GitFork, Lightbulb, Link, Pencil } from 'lucide-react'
import { isAnswered, type Entry } from '../../../../core/domain/entry/entry.ts'
import type { MenuEntry } from '../../../ui/overlay/menu.tsx'
import { timelineWords as words } from './timeline.words.ts'

/** What can be done with an entry. The same object for all entries of a timeline. */
export type EntryActions = {
  answer: (entry: Entry) => void
  edit: (entry: Entry) => void
  promote: (entry: Entry) => void
  fork: (entry: Entry) => void
  copyText: (entry: Entry) => void
  copyLink: (entry: Entry) => void
  openHandoff: (handoffId: string) => void
}

/** What one person may do with one entry. */
export type EntryStand = { answer: boolean; edit: boolean; promote: boolean; fork: boolean }

/** Anyone who can write may answer, add to the facts, and fork; only the author may edit the text. */
export const entryStandOf = (entry: Entry, mine: boolean, mayWrite: boolean): EntryStand => ({
  answer: mayWrite && entry.step !== null,
  edit: mayWrite && mine && entry.event === null,
  promote: mayWrite && entry.event === null && entry.answer === undefined,
  fork: mayWrite && entry.step !== null,
})

/** The menu of an entry. */
export const entryMenu = (entry: Entry, stand: EntryStand, actions: EntryActions): MenuEntry[] => {
  const handoffId = entry.event?.handoffId ?? null
  const item = (wanted: boolean, part: Omit<Extract<MenuEntry, { kind: 'item' }>, 'kind'>): MenuEntry[] =>
    wanted ? [{ kind: 'item', ...part }] : []
  const answered = entry.step !== null && isAnswered(entry.step)
  const changes = [
    ...item(stand.answer, {
      label: answered ? words.changeAnswer : words.answer,
      icon: CornerDownRight,
      // On an answered step the key goes to the next open one.
      hint: answered ? undefined : 'A',
      run: () => actions.answer(entry),
    }),
    ...item(stand.edit, { label: words.edit, icon: Pencil, hint: 'M', run: () => actions.edit(entry) }),
    ...item(stand.promote, {
      label: words.addToFacts,
      icon: Lightbulb,
      hint: 'F',
      run: () => actions.promote(entry),
    }),
    ...item(stand.fork, {
      label: words.forkFromHere,
      icon: GitFork,
      hint: 'B',
      run: () => actions.fork(entry),
    }),
  ]
  return [
    ...changes,
    ...(changes.length > 0 ? [{ kind: 'line' as const }] : []),
    { kind: 'item', label: words.copyText, icon: Copy, hint: 'Y', run: () => actions.copyText(entry) },
    { kind: 'item', label: words.copyLink, icon: Link, hint: 'L', run: () => actions.copyLink(entry) },
    ...item(handoffId !== null, {
      label: words.openHandoff,
      icon: ArrowRight,
      run: () => actions.openHandoff(handoffId ?? ''),
    }),
  ]
}
