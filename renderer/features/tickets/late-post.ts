import type { Session } from '../../../core/domain/session/session.ts'
import type { WriteUp } from '../../../core/domain/write-up/write-up.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useConnections } from '../../data/react/use-psa.ts'
import { ticketsWords } from './tickets.words.ts'

const words = ticketsWords.latePost

/** What giving a session a ticket posts there: its confirmed write-up, if that never went to one. Null for nothing. */
export const latePostOf = (
  writeUp: Pick<WriteUp, 'writebackId' | 'kind' | 'visibility'> | null,
): string | null =>
  writeUp === null || writeUp.writebackId !== null ? null : words.posts(writeUp.kind, writeUp.visibility)

/** {@link latePostOf} for a session in a workspace with a ticket system; null without one. */
export const useLatePost = ({ writeUpId }: Pick<Session, 'writeUpId'>): string | null => {
  const writeUp = useDocument('writeups', writeUpId) ?? null
  const isConnected = useConnections()?.some(({ state }) => state !== 'removed') === true
  return isConnected ? latePostOf(writeUp) : null
}
