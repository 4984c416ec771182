import { Hand } from 'lucide-react'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import type { Problem } from '../../../../core/domain/document/problem.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { go } from '../../../state/route/route.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { Banner } from '../../../ui/screen/banner.tsx'
import { Button } from '../../../ui/buttons/button.tsx'
import { smartTime } from '../../../language/relative-time.ts'
import { lostClaim } from './claim-stand.ts'
import { contextWords as words } from './context.words.ts'

/**
 * Tells someone reading a handoff that another person got it, and when; also when that happens while they're reading.
 *
 * It stays as long as the screen is open, and leads back to what is still waiting.
 */
export const ClaimLost = ({
  handoff,
  rejection,
  nameOf,
}: {
  handoff: Handoff
  /** What the server answered to a claim from here. */
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
  useShortcut('b', back, { label: words.backToQueue, scope: 'handoff' })
  return (
    <Banner
      tone={tried ? 'red' : 'amber'}
      icon={Hand}
      actions={
        <Button hint="B" onClick={back}>
          {words.backToQueue}
        </Button>
      }
    >
      <strong>{words.alreadyClaimed(nameOf(by), now - at)}</strong>{' '}
      {tried ? words.lostAfterTrying(smartTime(at, now)) : words.lostWhileReading(smartTime(at, now))}
    </Banner>
  )
}
