import { useEffect } from 'react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useWantedClaim } from '../../state/route/wanted-claim.ts'
import { toast } from '../../state/messages/toasts.ts'
import { shellWords } from './shell.words.ts'

/** How long a claim from a notification waits for the connection of an app that it started. Milliseconds. */
const patience = 30_000

/**
 * Claims what was claimed in a system notification, possibly hours ago: the server decides, and what it says is shown. Its
 * screen is open already.
 */
export const ClaimWanted = () => {
  const desk = useDesk()
  const handoffId = useWantedClaim((state) => state.handoffId)
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  useEffect(() => {
    if (handoffId === null) return undefined
    const claim = () => {
      useWantedClaim.setState({ handoffId: null })
      void desk
        .request('handoff.claim', { handoffId })
        .then((result) =>
          result.ok ? toast(shellWords.claimed) : toast(result.problem.message, { tone: 'amber' }),
        )
    }
    if (isOnline) return claim()
    // Then the desk says why it can't be claimed now.
    const timer = setTimeout(claim, patience)
    return () => clearTimeout(timer)
  }, [desk, handoffId, isOnline])
  return null
}
