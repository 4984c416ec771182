import { counted } from '../../../../core/domain/plural.ts'
import type { Session } from '../../../../core/domain/session.ts'
import { problemBeyondTitle } from '../../../../core/domain/text.ts'

/** What stands beside the pill in a list: "Step 6 · 2 branches". */
export const sessionProgress = (session: Pick<Session, 'stepCount' | 'branchCount'>): string =>
  [
    session.stepCount === 0 ? null : `Step ${session.stepCount}`,
    session.branchCount === 0 ? null : counted(session.branchCount, 'branch', 'branches'),
  ]
    .filter((part) => part !== null)
    .join(' · ')

/** The second line of a session in a list: its problem without the line that is the title already. */
export const problemLine = (session: Pick<Session, 'title' | 'problemSummary'>): string =>
  problemBeyondTitle(session).replace(/\s+/g, ' ')
