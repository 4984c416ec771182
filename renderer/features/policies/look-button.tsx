import { Eye } from 'lucide-react'
import { canWork } from '../../../core/domain/people/person.ts'
import { isOwnHandoff } from '../../../core/domain/handoff/answerable.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { useDesk, useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { lookersOf } from './line-words.ts'
import { policyLineWords as words } from './policies.words.ts'

/** Says that its reader is looking, so that others aren't told for ten minutes. Not a claim. */
export const LookButton = ({ handoff }: { handoff: Handoff }) => {
  const me = useMe()
  const now = useNow(5000)
  const { policy } = handoff
  const phase = policy?.phase
  const waits = handoff.state === 'open' && (phase === 'running' || phase === 'paused')
  if (policy === null || me === null || !waits || !canWork(me) || isOwnHandoff(handoff, me.id)) return null
  if (lookersOf(policy, now).includes(me.id)) return null
  return <Look handoffId={handoff.id} />
}

const Look = ({ handoffId }: { handoffId: string }) => {
  const desk = useDesk()
  const online = useSignedIn((state) => state.connection.kind === 'online')
  const look = async () => {
    const done = await desk.request('handoff.look', { handoffId })
    toast(done.ok ? words.looked : done.problem.message, done.ok ? {} : { tone: 'red' })
  }
  useShortcut('l', () => void look(), { label: words.lookCommand, scope: 'handoff' })
  return (
    <Button icon={Eye} hint="L" disabled={!online} title={words.lookHint} onClick={() => void look()}>
      {words.look}
    </Button>
  )
}
