import { CircleAlert } from 'lucide-react'
import type { Entry } from '../../../core/domain/entry.ts'
import {
  useBranches,
  useDeskState,
  useFacts,
  useFixes,
  useNow,
  useSessionHandoffs,
  useSteps,
} from '../../data/hooks.ts'
import type { RefusedIntent } from '../../data/desk.ts'
import { go } from '../../state/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { smartTime } from '../../ui/relative-time.ts'
import { useNames } from '../sessions/use-names.ts'
import { isAbout, refusalSentence } from './refusal-words.ts'

/** Says in a session that something its reader did to it was refused, and leads to what they wrote. */
export const RefusedMark = ({ sessionId, entries }: { sessionId: string; entries: readonly Entry[] }) => {
  const refused = useDeskState((state) => state.refused)
  return refused.length === 0 ? null : <Mark sessionId={sessionId} entries={entries} refused={refused} />
}

const Mark = ({
  sessionId,
  entries,
  refused,
}: {
  sessionId: string
  entries: readonly Entry[]
  refused: readonly RefusedIntent[]
}) => {
  const now = useNow(60_000)
  const { nameOf } = useNames()
  const parts = [
    entries,
    useSteps(sessionId) ?? [],
    useFacts(sessionId) ?? [],
    useFixes(sessionId) ?? [],
    useBranches(sessionId) ?? [],
    useSessionHandoffs(sessionId) ?? [],
  ]
  const ids = new Set([sessionId, ...parts.flatMap((some) => some.map(({ id }) => id))])
  const mine = refused.filter((one) => isAbout(one, ids))
  const latest = mine.at(-1)
  if (latest === undefined) return null
  return (
    <Banner
      tone="amber"
      icon={CircleAlert}
      actions={
        <Button size="sm" onClick={() => go('/refused')}>
          See what you wrote
        </Button>
      }
    >
      <strong>
        {mine.length === 1
          ? 'One of your actions was refused.'
          : `${mine.length} of your actions were refused.`}
      </strong>{' '}
      {refusalSentence(latest, nameOf, (at) => smartTime(at, now))}
    </Banner>
  )
}
