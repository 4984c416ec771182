import type { Session } from '../../../../core/domain/session/session.ts'
import { problemBeyondTitle } from '../../../../core/domain/text/text.ts'

import { listWords as words } from './list.words.ts'

/** What is next to the pill in a list: "Step 6 · 2 branches". */
export const sessionProgress = (session: Pick<Session, 'stepCount' | 'branchCount'>): string =>
  [
    session.stepCount === 0 ? null : words.step(session.stepCount),
    session.branchCount === 0 ? null : words.branches(session.branchCount),
  ]
    .filter((part) => part !== null)
    .join(' · ')

/** The second line of a session in a list: its problem, without the line that is already the title. */
export const problemLine = (session: Pick<Session, 'title' | 'problemSummary'>): string =>
  problemBeyondTitle(session).replace(/\s+/g, ' ')
