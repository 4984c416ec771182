import { isUnderway, type Session } from '../../../core/domain/session/session.ts'

/** Where something is captured into. */
export type CaptureTarget =
  | { kind: 'loading' }
  /** There is no session to choose. */
  | { kind: 'none' }
  | { kind: 'session'; session: Session }
  /** It was meant for a session that it can't go into any more: someone has to choose another. */
  | { kind: 'gone'; sessionId: string; title: string | null; isClosed: boolean }

/**
 * The sessions to choose from: the one that was shown last, then one's own, most recently changed first. What is meant for
 * another one that is underway, a colleague's that was open then, can still go there.
 */
export const targetsOf = (
  open: Session | null,
  owned: readonly Session[],
  meant: Session | null,
): readonly Session[] => {
  const others = owned.filter(({ id }) => id !== open?.id).toSorted((a, b) => b.updatedAt - a.updatedAt)
  const targets = [...(open === null ? [] : [open]), ...others]
  return meant === null || !isUnderway(meant.status) || targets.some(({ id }) => id === meant.id)
    ? targets
    : [...targets, meant]
}

/**
 * Where it goes: into the session it was meant for from its first letter on, and never into another one in its place.
 *
 * @param offered undefined while they load; the first is the one to begin with
 * @param meant the id of that session, or ''; while there is nothing to capture, one that isn't offered doesn't count
 * @param document that session, as far as it is on this device
 */
export const captureTarget = (
  offered: readonly Session[] | undefined,
  meant: string,
  hasContent: boolean,
  document: Session | null,
): CaptureTarget => {
  if (offered === undefined) return { kind: 'loading' }
  const chosen = offered.find(({ id }) => id === meant)
  if (chosen !== undefined) return { kind: 'session', session: chosen }
  const [first] = offered
  if (first === undefined) return { kind: 'none' }
  if (meant === '' || !hasContent) return { kind: 'session', session: first }
  const known = document?.id === meant ? document : null
  return {
    kind: 'gone',
    sessionId: meant,
    title: known?.title ?? null,
    isClosed: known !== null && !isUnderway(known.status),
  }
}
