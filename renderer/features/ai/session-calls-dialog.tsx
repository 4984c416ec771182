import './ai.css'
import { Send } from 'lucide-react'
import { atLeast } from '../../../core/domain/people/person.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { useMe } from '../../data/react/use-people.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { SessionSubtitle } from '../clients/session-subtitle.tsx'
import { aiWords } from './ai.words.ts'
import { CallsList } from './calls-list.tsx'

const words = aiWords.sent

/** What was sent to AI about one session: everything for admins, the rest see what was sent for them. */
export const SessionCallsDialog = ({ session, onClose }: { session: Session; onClose: () => void }) => {
  const me = useMe()
  const isAdmin = me !== null && atLeast(me.role, 'admin')
  return (
    <Dialog
      open
      title={words.sessionTitle}
      icon={Send}
      subtitle={<SessionSubtitle session={session} />}
      onClose={onClose}
      footer={
        <Button hint="Esc" onClick={onClose}>
          {words.close}
        </Button>
      }
    >
      <p className="text-muted">{isAdmin ? words.hint : words.ownHint}</p>
      <CallsList sessionId={session.id} />
    </Dialog>
  )
}
