import type { Desk } from '../../data/contract/desk.ts'
import { toast } from '../../state/toasts.ts'
import { firstOf } from '../export/read-session.ts'
import { aboutSession } from '../shared/about-session.ts'
import { writeUpWords as words } from './write-ups.words.ts'

/**
 * Keeps a confirmed write-up from its ticket after its resolve was undone, as far as it hasn't left; says so if it has.
 *
 * @param writeUpId null where there was none
 */
export const stopPosting = async (desk: Desk, sessionId: string, writeUpId: string | null): Promise<void> => {
  const writeUp = writeUpId === null ? null : await firstOf(desk.document('writeups', writeUpId))
  const writebackId = writeUp?.writebackId ?? null
  const writeback = writebackId === null ? null : await firstOf(desk.document('writebacks', writebackId))
  if (writeback === null || writeback.state === 'left') return
  if (writeback.state === 'waiting') {
    const left = await desk.act('writeback.leave', { writebackId: writeback.id, reason: words.post.undone })
    if (left.ok) return
  }
  toast(words.post.alreadyPosted(writeback.ticketNumber), {
    tone: 'amber',
    about: aboutSession(desk, sessionId),
  })
}
