import { useEffect } from 'react'
import type { Problem } from '../../../core/domain/document/problem.ts'
import { waitingFor } from '../../../core/domain/handoff/queue.ts'
import { useDeskState } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useOpenHandoffs } from '../../data/react/use-handoffs.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'

/** How many escalations are waiting for this person; null until that is known. */
export const useWaitingCount = (): number | null => {
  const me = useMe()
  const open = useOpenHandoffs()
  return me === null || open === undefined ? null : waitingFor(me, open).waiting
}

/**
 * The number on the title, tray and taskbar while signed in. If the server signed this person out, a mark without a
 * number, because a count that no longer grows must not look like good news.
 */
export const Badge = ({ signedIn }: { signedIn: boolean }) => (signedIn ? <CountBadge /> : <SignedOutBadge />)

/** True if the server ended the sign-in. Signing out, or being offline, needs no attention. */
const endsSignIn = (problem: Problem | null): boolean =>
  problem?.kind === 'session_expired' ||
  problem?.kind === 'unauthenticated' ||
  problem?.kind === 'deactivated'

const useBadge = (count: number | null, attention: boolean) => {
  const { api } = useDesktop()
  useEffect(() => {
    if (count !== null) void api.setBadge({ count: Math.min(count, 9999), attention }).catch(() => undefined)
  }, [api, count, attention])
}

const CountBadge = () => {
  useBadge(useWaitingCount(), false)
  return null
}

const SignedOutBadge = () => {
  useBadge(
    0,
    useDeskState((state) => state.phase === 'signed_out' && endsSignIn(state.problem)),
  )
  return null
}
