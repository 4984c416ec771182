import { UserX } from 'lucide-react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { inviteSomeone } from '../../../state/route/invite.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { Banner } from '../../../ui/screen/banner.tsx'
import { Button } from '../../../ui/buttons/button.tsx'
import { handoffStatusWords } from '../status/handoff-status.words.ts'
import type { ReachWords } from '../status/reach-words.ts'
import { handoffDialogWords } from './handoff-dialogs.words.ts'

/** Says in the dialog that no one could receive it now, with what to do instead. */
export const ReachBanner = ({
  words,
  session,
  need,
  onClose,
}: {
  words: ReachWords
  session: Session
  /** What was typed so far; it becomes the note when parking. */
  need: string
  onClose: () => void
}) => (
  <Banner
    tone="amber"
    icon={UserX}
    actions={
      <>
        {words.canInvite && (
          <Button
            size="sm"
            onClick={() => {
              onClose()
              inviteSomeone()
            }}
          >
            {handoffStatusWords.reach.inviteSomeone}
          </Button>
        )}
        {words.next !== '' && session.status === 'active' && (
          <Button size="sm" onClick={() => openDialog({ kind: 'park', sessionId: session.id, text: need })}>
            {handoffDialogWords.escalate.parkInstead}
          </Button>
        )}
      </>
    }
  >
    <strong>{words.lead}</strong> {words.next}
  </Banner>
)
