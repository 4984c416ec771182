import { isUnderway, type Session } from '../../../core/domain/session/session.ts'
import type { WriteUp } from '../../../core/domain/write-up/write-up.ts'

/** The latest resolution note of a session that was reopened since; null for a session that wasn't. */
export const noteBeforeReopening = <W extends Pick<WriteUp, 'kind' | 'createdAt'>>(
  { status, writeUpId }: Pick<Session, 'status' | 'writeUpId'>,
  writeUps: readonly W[],
): W | null => {
  if (writeUpId !== null || !isUnderway(status)) return null
  return writeUps
    .filter(({ kind }) => kind === 'resolution')
    .reduce<W | null>((last, one) => (last === null || one.createdAt > last.createdAt ? one : last), null)
}
