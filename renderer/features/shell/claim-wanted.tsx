import { useEffect } from 'react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { useWantedClaim } from '../../state/route/wanted-claim.ts'
import { toast } from '../../state/messages/toasts.ts'
import { shellWords } from './shell.words.ts'

/** How long a claim from a notification waits for the connection of an app that it started. Milliseconds. */
const patience = 30_000

/**
 * Claims what was claimed in a system notification, possibly hours ago: the server decides, and what it says is shown. Its
 * screen is open already. What someone else was notified of is theirs to claim.
 */
export const ClaimWanted = () => {
  const desk = useDesk()
  const claim = useWantedClaim((state) => state.claim)
  const me = useSignedIn((state) => state.identity.personId)
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  useEffect(() => {
    if (claim === null) return undefined
    const done = () => useWantedClaim.setState({ claim: null })
    if (claim.personId !== me) {
      done()
      toast(shellWords.notYourClaim, { tone: 'amber' })
      return undefined
    }
    const ask = () => {
      done()
      void desk
        .request('handoff.claim', { handoffId: claim.handoffId })
        .then((result) =>
          result.ok ? toast(shellWords.claimed) : toast(result.problem.message, { tone: 'amber' }),
        )
    }
    if (isOnline) return ask()
    // Then the desk says why it can't be claimed now.
    const timer = setTimeout(ask, patience)
    return () => clearTimeout(timer)
  }, [desk, claim, me, isOnline])
  return null
}
