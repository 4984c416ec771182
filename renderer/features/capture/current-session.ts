import { useEffect, useMemo, useState } from 'react'
import { canWork } from '../../../core/domain/people/person.ts'
import { eventsFrom, isUnderway, type Session } from '../../../core/domain/session/session.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useOwnedBy } from '../../data/react/use-sessions.ts'
import { useRoute } from '../../state/route/route.ts'

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

/** The id of the session that was shown last, read again whenever this window gets the focus; null until that is known. */
const useLastShown = (): string | null => {
  const desk = useDesk()
  const [id, setId] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    const read = () => {
      desk
        .readPreference(preference)
        .then((last) => {
          if (wanted) setId(last)
        })
        .catch(() => undefined)
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
 * changed first. Undefined while loading. `parkable` are those that they can park.
 */
export const useCaptureTargets = (): {
  targets: readonly Session[] | undefined
  parkable: readonly Session[]
  currentId: string | null
} => {
  const me = useMe()
  const lastShown = useLastShown()
  const current = useDocument('sessions', lastShown) ?? null
  const owned = useOwnedBy(me?.id ?? null)
  return useMemo(() => {
    const open = current !== null && isUnderway(current.status) ? current : null
    const others = (owned ?? [])
      .filter(({ id }) => id !== open?.id)
      .toSorted((a, b) => b.updatedAt - a.updatedAt)
    const targets = [...(open === null ? [] : [open]), ...others]
    const mine = me !== null && canWork(me) ? targets.filter(({ ownerId }) => ownerId === me.id) : []
    return {
      targets: owned === undefined ? undefined : targets,
      parkable: mine.filter(({ status }) => eventsFrom(status).includes('park')),
      currentId: open?.id ?? null,
    }
  }, [current, owned, me])
}
