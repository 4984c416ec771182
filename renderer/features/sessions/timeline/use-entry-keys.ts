import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { timelineWords as words } from './timeline.words.ts'
import { stepToAnswer } from './entry-commands.ts'
import { entryStandOf, type EntryActions } from './entry-menu.ts'

/**
 * The keys of a timeline. They act on the current entry or, without one, on the session where that makes sense.
 *
 * @param steps the steps in the timeline, in order
 */
export const useEntryKeys = ({
  sessionId,
  current,
  mine,
  mayWrite,
  steps,
  actions,
  focus,
}: {
  sessionId: string
  current: Entry | null
  mine: boolean
  mayWrite: boolean
  steps: readonly Entry[]
  actions: EntryActions
  focus: () => void
}): void => {
  const stand = current === null ? null : entryStandOf(current, mine, mayWrite)
  const scope = 'timeline'
  useShortcut('t', focus, { label: words.goToTimeline, scope })
  const toAnswer = mayWrite ? stepToAnswer(current, steps) : null
  useShortcut('a', () => toAnswer !== null && actions.answer(toAnswer), {
    label: toAnswer === current ? words.answerStep : words.answerFirst,
    scope,
    when: toAnswer !== null,
  })
  useShortcut('m', () => current !== null && actions.edit(current), {
    label: words.editEntry,
    scope,
    when: stand?.edit === true,
  })
  useShortcut('f', () => current !== null && actions.promote(current), {
    label: words.addEntryToFacts,
    scope,
    when: stand?.promote === true,
  })
  const forkAt = stand?.fork === true ? current : null
  useShortcut(
    'b',
    () => (forkAt === null ? openDialog({ kind: 'fork', sessionId, entryId: null }) : actions.fork(forkAt)),
    { label: forkAt === null ? words.forkShortcut : words.forkAtStep, scope, when: mayWrite },
  )
  useShortcut('y', () => current !== null && actions.copyText(current), {
    label: words.copyEntry,
    scope,
    when: current !== null,
  })
  useShortcut('l', () => current !== null && actions.copyLink(current), {
    label: words.copyEntryLink,
    scope,
    when: current !== null,
  })
}
