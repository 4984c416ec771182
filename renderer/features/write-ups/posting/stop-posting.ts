import type { Writeback } from '../../../../core/domain/write-up/writeback.ts'
import type { Desk } from '../../../data/contract/desk.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { firstOf } from '../../export/read-session.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** What brings a write-up to its ticket; null where there is none. */
const writebackFor = async (desk: Desk, writeUpId: string | null): Promise<Writeback | null> => {
  const writeUp = writeUpId === null ? null : await firstOf(desk.document('writeups', writeUpId))
  const writebackId = writeUp?.writebackId ?? null
  return writebackId === null ? null : firstOf(desk.document('writebacks', writebackId))
}

/**
 * Reopens a session by `reopen`, which also keeps its confirmed write-up from the ticket as far as nothing of it has left.
 * Says so if something has.
 *
 * @param writeUpId the write-up of what is undone; null where there was none
 * @returns the ticket that gets nothing now, although something was on its way; null for none. False if it wasn't reopened.
 */
export const reopenWith = async (
  desk: Desk,
  sessionId: string,
  writeUpId: string | null,
  reopen: () => Promise<boolean>,
): Promise<{ stopped: string | null } | false> => {
  const before = await writebackFor(desk, writeUpId)
  if (!(await reopen())) return false
  if (before === null || before.left !== null) return { stopped: null }
  const after = await writebackFor(desk, writeUpId)
  if (after === null || after.left !== null) return { stopped: before.ticketNumber }
  const say = after.state === 'posted' ? words.post.alreadyPosted : words.post.onItsWay
  toast(say(after.ticketNumber), { tone: 'amber', about: aboutSession(desk, sessionId) })
  return { stopped: null }
}
