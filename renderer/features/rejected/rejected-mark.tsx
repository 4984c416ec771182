import { CircleAlert } from 'lucide-react'
import type { Entry } from '../../../core/domain/entry/entry.ts'
import { useBranches, useFacts, useFixes, useSteps } from '../../data/react/use-session-parts.ts'
import { useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useSessionHandoffs } from '../../data/react/use-handoffs.ts'
import type { RejectedIntent } from '../../data/contract/desk-state.ts'
import { go } from '../../state/route/route.ts'
import { Banner } from '../../ui/screen/banner.tsx'
import { Button } from '../../ui/buttons/button.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { useNames } from '../shared/names/use-names.ts'
import { isAbout, rejectionSentence } from './rejection-sentence.ts'
import { rejectedWords } from './rejected.words.ts'
import { filesIn, typedTexts } from './typed-text.ts'

/** Says in a session that something the reader did there was rejected, and links to what they wrote. */
export const RejectedMark = ({ sessionId, entries }: { sessionId: string; entries: readonly Entry[] }) => {
  const rejected = useSignedIn((state) => state.rejected)
  return rejected.length === 0 ? null : <Mark sessionId={sessionId} entries={entries} rejected={rejected} />
}

const Mark = ({
  sessionId,
  entries,
  rejected,
}: {
  sessionId: string
  entries: readonly Entry[]
  rejected: readonly RejectedIntent[]
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
  const mine = rejected.filter((one) => isAbout(one, ids))
  const latest = mine.at(-1)
  if (latest === undefined) return null
  const wroteSome = mine.some(({ payload }) => typedTexts(payload).length > 0 || filesIn(payload).length > 0)
  return (
    <Banner
      tone="amber"
      icon={CircleAlert}
      actions={
        <Button size="sm" onClick={() => go('/rejected')}>
          {wroteSome ? rejectedWords.seeIt : rejectedWords.show}
        </Button>
      }
    >
      <strong>{rejectedWords.some(mine.length)}</strong>{' '}
      {rejectionSentence(latest, nameOf, (at) => smartTime(at, now))}
    </Banner>
  )
}
