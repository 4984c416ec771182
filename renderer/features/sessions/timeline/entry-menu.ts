import { ArrowRight, Copy, CornerDownRight, GitFork, Lightbulb, Link, Pencil } from 'lucide-react'
import type { Entry } from '../../../../core/domain/entry.ts'
import type { MenuEntry } from '../../../ui/menu.tsx'

/** What can be done with one entry; each is told which. The same object for all entries of a timeline. */
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

/** Answering, promoting and forking are anyone's who works; the words are their author's alone. */
export const entryStandOf = (entry: Entry, mine: boolean, mayWrite: boolean): EntryStand => ({
  answer: mayWrite && entry.step !== null,
  edit: mayWrite && mine && entry.event === null,
  promote: mayWrite && entry.event === null,
  fork: mayWrite && entry.step !== null,
})

/** The menu of an entry. */
export const entryMenu = (entry: Entry, stand: EntryStand, actions: EntryActions): MenuEntry[] => {
  const handoffId = entry.event?.handoffId ?? null
  const item = (wanted: boolean, part: Omit<Extract<MenuEntry, { kind: 'item' }>, 'kind'>): MenuEntry[] =>
    wanted ? [{ kind: 'item', ...part }] : []
  const changes = [
    ...item(stand.answer, {
      label: 'Answer',
      icon: CornerDownRight,
      hint: 'A',
      run: () => actions.answer(entry),
    }),
    ...item(stand.edit, { label: 'Edit', icon: Pencil, hint: 'M', run: () => actions.edit(entry) }),
    ...item(stand.promote, {
      label: 'Add to what we know',
      icon: Lightbulb,
      hint: 'F',
      run: () => actions.promote(entry),
    }),
    ...item(stand.fork, {
      label: 'Fork from here…',
      icon: GitFork,
      hint: 'B',
      run: () => actions.fork(entry),
    }),
  ]
  return [
    ...changes,
    ...(changes.length > 0 ? [{ kind: 'line' as const }] : []),
    { kind: 'item', label: 'Copy text', icon: Copy, hint: 'Y', run: () => actions.copyText(entry) },
    { kind: 'item', label: 'Copy link', icon: Link, hint: 'L', run: () => actions.copyLink(entry) },
    ...item(handoffId !== null, {
      label: 'Open the handoff',
      icon: ArrowRight,
      run: () => actions.openHandoff(handoffId ?? ''),
    }),
  ]
}

/** An entry as it is copied: its words, and for a step what came of it. */
export const entryText = (entry: Entry, answer: string): string =>
  [entry.text, answer].filter((part) => part !== '').join('\n→ ')
