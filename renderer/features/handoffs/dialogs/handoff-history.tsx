import './handoff-history.css'
import { History } from 'lucide-react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { whyHandedOver } from '../../../language/handoffs.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { useSessionHandoffs } from '../../../data/react/use-handoffs.ts'
import { go } from '../../../state/route/route.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { PriorityMark } from '../../../ui/marks/priority-mark.tsx'
import { Time } from '../../shared/text/time.tsx'
import { useNames } from '../../shared/names/use-names.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'
import { historyLines } from './history-lines.ts'

import { Ladder } from '../status/ladder.tsx'
import { SessionSubtitle } from '../../clients/session-subtitle.tsx'

const words = handoffDialogWords.history

/** Every handoff of a session. Each opens its context screen as it was. */
export const HandoffHistory = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const handoffs = useSessionHandoffs(session.id)
  const now = useNow(10_000)
  const { youIn } = useNames()
  const lines = historyLines(handoffs ?? [], now, youIn)
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.title}
      icon={History}
      subtitle={<SessionSubtitle session={session} />}
      footer={
        <Button hint="Esc" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      {handoffs !== undefined && lines.length === 0 && <p className="text-muted">{words.none}</p>}
      <ol className="handoff-history">
        {lines.map(({ handoff, title, outcome }) => (
          <li key={handoff.id} className="handoff-history-item">
            <div className="handoff-history-line">
              {handoff.intent === 'escalate' && <PriorityMark priority={handoff.priority} />}
              <span className="handoff-history-title">{title}</span>
              <span className="handoff-history-who grow text-cut">
                {words.by(youIn(handoff.handedOffBy), outcome)}
              </span>
              <span className="text-faint text-xs">
                <Time at={handoff.createdAt} style="smart" />
              </span>
              <Button
                size="sm"
                onClick={() => {
                  onClose()
                  go(`/handoffs/${handoff.id}`)
                }}
              >
                {words.open}
              </Button>
            </div>
            {whyHandedOver(handoff) !== '' && (
              <p className="handoff-history-reason" dir="auto">
                {whyHandedOver(handoff)}
              </p>
            )}
            <Ladder handoff={handoff} />
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
