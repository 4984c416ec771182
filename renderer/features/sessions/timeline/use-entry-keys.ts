import type { Entry } from '../../../../core/domain/entry.ts'
import { openDialog } from '../../../state/session-screen.ts'
import { useShortcut } from '../../../state/shortcuts.ts'
import { entryStandOf, type EntryActions } from './entry-menu.ts'

/**
 * The keys of a timeline. They act on the current entry; without one, on the session where that makes sense.
 *
 * @param firstOpen the first step that waits for an answer
 */
export const useEntryKeys = ({
  sessionId,
  current,
  mine,
  mayWrite,
  firstOpen,
  actions,
  focus,
}: {
  sessionId: string
  current: Entry | null
  mine: boolean
  mayWrite: boolean
  firstOpen: Entry | null
  actions: EntryActions
  focus: () => void
}): void => {
  const stand = current === null ? null : entryStandOf(current, mine, mayWrite)
  const scope = 'Timeline'
  useShortcut('t', focus, { label: 'Go to the timeline', scope })
  const toAnswer = stand?.answer === true ? current : current === null && mayWrite ? firstOpen : null
  useShortcut('a', () => toAnswer !== null && actions.answer(toAnswer), {
    label: current === null ? 'Answer the first open step' : 'Answer the step',
    scope,
    when: toAnswer !== null,
  })
  useShortcut('m', () => current !== null && actions.edit(current), {
    label: 'Edit the entry',
    scope,
    when: stand?.edit === true,
  })
  useShortcut('f', () => current !== null && actions.promote(current), {
    label: 'Add it to what we know',
    scope,
    when: stand?.promote === true,
  })
  const forkAt = stand?.fork === true ? current : null
  useShortcut(
    'b',
    () => (forkAt === null ? openDialog({ kind: 'fork', sessionId, entryId: null }) : actions.fork(forkAt)),
    { label: forkAt === null ? 'Fork into branches' : 'Fork at this step', scope, when: mayWrite },
  )
  useShortcut('y', () => current !== null && actions.copyText(current), {
    label: 'Copy the entry',
    scope,
    when: current !== null,
  })
  useShortcut('l', () => current !== null && actions.copyLink(current), {
    label: 'Copy a link to the entry',
    scope,
    when: current !== null,
  })
}
