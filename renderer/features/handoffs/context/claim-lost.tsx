import { Hand } from 'lucide-react'
import type { Handoff } from '../../../../core/domain/handoff.ts'
import type { Problem } from '../../../../core/domain/problem.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { go } from '../../../state/route.ts'
import { useShortcut } from '../../../state/shortcuts.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { smartTime } from '../../../ui/relative-time.ts'
import { lostClaim, lostSentence } from './claim-stand.ts'

/**
 * Says who got a handoff and when, to whoever reads it and did not: also when it was claimed while they read.
 *
 * It stays as long as the screen is open, and leads back to what still waits.
 */
export const ClaimLost = ({
  handoff,
  rejection,
  nameOf,
}: {
  handoff: Handoff
  /** What the server said to a claim made here. */
  rejection: Problem | null
  nameOf: (id: string) => string
}) => {
  const me = useMe()
  const lost = lostClaim(handoff, me?.id ?? null, rejection)
  return lost === null ? null : <Lost {...lost} nameOf={nameOf} />
}

const Lost = ({
  by,
  at,
  tried,
  nameOf,
}: {
  by: string
  at: number
  tried: boolean
  nameOf: (id: string) => string
}) => {
  const now = useNow(1000)
  const back = () => go('/queue')
  useShortcut('b', back, { label: 'Back to the queue', scope: 'Handoff' })
  return (
    <Banner
      tone={tried ? 'red' : 'amber'}
      icon={Hand}
      actions={
        <Button hint="B" onClick={back}>
          Back to the queue
        </Button>
      }
    >
      <strong>{lostSentence(nameOf(by), now - at)}</strong> At {smartTime(at, now)}.{' '}
      {tried
        ? 'Your claim came after theirs, so the session is in their hands.'
        : 'You can read on; the session is in their hands.'}
    </Banner>
  )
}
