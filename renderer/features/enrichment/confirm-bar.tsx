import { usePreference } from '../../data/react/use-preference.ts'
import type { Handoff } from '../../../core/domain/handoff/handoff.ts'
import { ConfirmForm } from './confirm-form.tsx'

/** How many handoffs this device remembers as put away: more than anyone claims in a day. */
const remembered = 50

/** Asks the claimer, above the session they claimed, what they take over, until they say so or put it away. */
export const ConfirmBar = ({ handoff }: { handoff: Handoff }) => {
  const [kept, keep] = usePreference('confirm-put-away')
  if (kept === undefined) return null
  const away = (kept ?? '').split(' ').filter((id) => id !== '')
  if (away.includes(handoff.id)) return null
  return (
    <div className="confirm-bar">
      <ConfirmForm
        handoff={handoff}
        onDismiss={() => keep([...away, handoff.id].slice(-remembered).join(' '))}
      />
    </div>
  )
}
