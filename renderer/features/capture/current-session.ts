import { useEffect, useMemo, useState } from 'react'
import { canWork } from '../../../core/domain/people/person.ts'
import { eventsFrom, isUnderway, type Session } from '../../../core/domain/session/session.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useOwnedBy } from '../../data/react/use-sessions.ts'
import { useRoute } from '../../state/route/route.ts'
import { targetsOf } from './capture-target.ts'

/** Which session was shown last in any window of this desk. */
const preference = 'current-session'

/** Remembers the session that is shown. Mounted once in each window. */
export const RememberSession = () => {
  const desk = useDesk()
  const route = useRoute()
  const sessionId = 'sessionId' in route ? route.sessionId : null
  useEffect(() => {
    // Without it, capture begins with another one; there is nothing to tell about that.
    if (sessionId !== null) desk.writePreference(preference, sessionId).catch(() => undefined)
  }, [desk, sessionId])
  return null
}

/**
 * The id of the session that was shown last, read again whenever this window gets the focus; null if there is none, and
 * undefined until that is known.
 */
const useLastShown = (): string | null | undefined => {
  const desk = useDesk()
  const [id, setId] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    const read = () => {
      void desk
        .readPreference(preference)
        .catch(() => null)
        .then((last) => {
          if (wanted) setId((before) => last ?? before ?? null)
        })
    }
    read()
    window.addEventListener('focus', read)
    return () => {
      wanted = false
      window.removeEventListener('focus', read)
    }
  }, [desk])
  return id
}

/**
 * The sessions that something can be captured into: the one that was shown last, then this person's own, most recently
 * changed first, and the one that it is meant for. Undefined while loading. `parkable` are those that they can park, and
 * `meant` is that one as far as it is on this device.
 *
 * @param meantId the id of the session it is meant for, or ''
 */
export const useCaptureTargets = (
  meantId: string,
): {
  targets: readonly Session[] | undefined
  parkable: readonly Session[] | undefined
  currentId: string | null
  meant: Session | null
} => {
  const me = useMe()
  const lastShown = useLastShown()
  const current = useDocument('sessions', lastShown ?? null)
  const meant = useDocument('sessions', meantId === '' ? null : meantId)
  const owned = useOwnedBy(me?.id ?? null)
  return useMemo(() => {
    const open = current !== undefined && current !== null && isUnderway(current.status) ? current : null
    const known = { currentId: open?.id ?? null, meant: meant ?? null }
    const unknown = { ...known, targets: undefined, parkable: undefined }
    if (lastShown === undefined || current === undefined || owned === undefined) return unknown
    const targets = targetsOf(open, owned, meant ?? null)
    // One that is offered anyway needn't be read first.
    if (meant === undefined && !targets.some(({ id }) => id === meantId)) return unknown
    const mine = me !== null && canWork(me) ? targets.filter(({ ownerId }) => ownerId === me.id) : []
    return { ...known, targets, parkable: mine.filter(({ status }) => eventsFrom(status).includes('park')) }
  }, [lastShown, current, meant, meantId, owned, me])
}
