import { canWork, type Person } from '../../../../core/domain/people/person.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import type { SessionDialog } from '../../../state/route/session-screen.ts'
import { sessionDialogWords } from './session-dialogs.words.ts'

/** What became of the session, or of this person, while the dialog is open. */
export const bannerFor = (
  kind: SessionDialog['kind'],
  session: Pick<Session, 'ownerId'> | null,
  me: Pick<Person, 'id' | 'role' | 'active'> | null,
  nameOf: (personId: string) => string,
): string | null => {
  if (session === null || me === null || kind === 'history') return null
  if (!canWork(me)) return sessionDialogWords.nowViewer
  const isOwners = kind === 'park' || kind === 'escalate' || kind === 'resolve'
  return isOwners && session.ownerId !== me.id ? sessionDialogWords.newOwner(nameOf(session.ownerId)) : null
}
