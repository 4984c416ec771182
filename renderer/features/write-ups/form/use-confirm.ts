import type { RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { WriteUpContent } from '../../../../core/domain/write-up/write-up.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import type { OpenWriteUp } from './use-write-up.ts'
import { contentOf } from './write-up-content.ts'
import type { WriteUpView } from './write-up-view.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** Why a write-up can't be confirmed as it stands; null if it can. */
export const confirmProblem = (
  view: Pick<WriteUpView, 'problem'>,
  changes: readonly string[],
): string | null => view.problem?.message ?? (changes.length > 0 ? words.changed.problem : null)

/** Confirms a write-up exactly as it stands: gives what to send, or says what is wrong. */
export const useConfirm = (
  session: Session,
  { settled, target, seen, changes }: OpenWriteUp,
  redaction: RedactionSettings,
): ((view?: WriteUpView) => Promise<{ content: WriteUpContent } | { problem: string }>) => {
  const desk = useDesk()
  return async (known) => {
    const view = known ?? (await settled())
    const problem = confirmProblem(view, changes)
    if (problem !== null) return { problem }
    const { timeZone: zone } = new Intl.DateTimeFormat().resolvedOptions()
    return { content: contentOf(view, target, { session, writeUpId: desk.newId(), zone, redaction, seen }) }
  }
}
