import type { Session } from '../../../../core/domain/session/session.ts'
import { canWork } from '../../../../core/domain/people/person.ts'
import { useBranches, useWorkedOn } from '../../../data/react/use-session-parts.ts'
import { useDocument } from '../../../data/react/use-documents.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { FormBannerContext } from '../../forms/form-banner.ts'
import { useNames } from '../../shared/names/use-names.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import {
  closeDialog,
  openDialog,
  useSessionScreen,
  type SessionDialog,
} from '../../../state/route/session-screen.ts'
import { SessionCallsDialog } from '../../ai/session-calls-dialog.tsx'
import { BriefingDialog } from '../../enrichment/briefing-dialog.tsx'
import { EscalateDialog } from '../../handoffs/dialogs/escalate-dialog.tsx'
import { HandoffHistory } from '../../handoffs/dialogs/handoff-history.tsx'
import { ParkDialog } from '../../handoffs/dialogs/park-dialog.tsx'
import { TicketDialog } from '../../tickets/ticket-dialog.tsx'
import { TextDialog } from '../../writebacks/text-dialog.tsx'
import { WriteUpDialog } from '../../write-ups/step/write-up-dialog.tsx'
import { DueDialog } from './due-dialog.tsx'
import { EditSessionDialog } from './edit-session-dialog.tsx'
import { FixDialog } from './fix-dialog.tsx'
import { ForkDialog } from './fork-dialog.tsx'
import { KeepNote, KeepTemplate } from './keep-fix.tsx'
import { NewSessionDialog } from './new-session-dialog.tsx'
import { bannerFor } from './banner-for.ts'
import { ResolveDialog } from './resolve-dialog.tsx'
import { sessionDialogWords } from './session-dialogs.words.ts'

/** The dialogs about sessions, one at a time. Mounted once in the shell, so that N starts a session from anywhere. */
export const SessionDialogs = () => {
  const dialog = useSessionScreen((state) => state.dialog)
  const me = useMe()
  useShortcut('n', () => openDialog({ kind: 'new' }), {
    label: sessionDialogWords.newSession,
    when: me !== null && canWork(me),
  })
  if (dialog === null) return null
  if (dialog.kind === 'new') return <NewSessionDialog ticket={dialog.ticket ?? ''} onClose={closeDialog} />
  return <AboutSession dialog={dialog} />
}

const AboutSession = ({ dialog }: { dialog: Exclude<SessionDialog, { kind: 'new' }> }) => {
  const session = useDocument('sessions', dialog.sessionId)
  const branches = useBranches(dialog.sessionId)
  const workedOn = useWorkedOn(dialog.sessionId, branches)
  const fix = useDocument('fixes', session?.activeFixId ?? null)
  const me = useMe()
  const { nameOf } = useNames()
  const banner = bannerFor(dialog.kind, session ?? null, me, nameOf)
  // A snapshot without its branches would be wrong forever, so nothing opens before they're loaded.
  if (session === undefined || session === null || branches === undefined) return null
  if (workedOn === undefined || fix === undefined) return null
  return (
    <FormBannerContext value={banner}>{dialogOf(dialog, session, branches, workedOn, fix)}</FormBannerContext>
  )
}

const dialogOf = (
  dialog: Exclude<SessionDialog, { kind: 'new' }>,
  session: Session,
  branches: NonNullable<ReturnType<typeof useBranches>>,
  workedOn: ReadonlySet<string>,
  fix: ReturnType<typeof useDocument<'fixes'>>,
) => {
  switch (dialog.kind) {
    case 'park':
      return (
        <ParkDialog
          session={session}
          branches={branches}
          workedOn={workedOn}
          fix={fix ?? null}
          begun={dialog.text}
          onClose={closeDialog}
        />
      )
    case 'escalate':
      return (
        <EscalateDialog
          session={session}
          branches={branches}
          workedOn={workedOn}
          fix={fix ?? null}
          begun={dialog.text}
          again={dialog.again ?? null}
          onClose={closeDialog}
        />
      )
    case 'resolve':
      return <ResolveDialog session={session} fix={fix ?? null} begun={dialog.text} onClose={closeDialog} />
    case 'edit':
      return <EditSessionDialog session={session} onClose={closeDialog} />
    case 'due':
      return <DueDialog session={session} onClose={closeDialog} />
    case 'fix':
      return <FixDialog session={session} fix={fix ?? null} onClose={closeDialog} />
    case 'fork':
      return <ForkDialog session={session} entryId={dialog.entryId} onClose={closeDialog} />
    case 'keep-note':
      return fix === undefined || fix === null ? null : <KeepNote fix={fix} onClose={closeDialog} />
    case 'keep-template':
      return <KeepTemplate session={session} fix={fix ?? null} onClose={closeDialog} />
    case 'ticket':
      return <TicketDialog session={session} onClose={closeDialog} />
    case 'written':
      return session.writeUpId === null ? null : (
        <TextDialog writeUpId={session.writeUpId} ticket={session.psaTicketId} onClose={closeDialog} />
      )
    case 'write-up':
      return <WriteUpDialog session={session} onClose={closeDialog} />
    case 'ai-calls':
      return <SessionCallsDialog session={session} onClose={closeDialog} />
    case 'briefing':
      return <BriefingDialog session={session} onClose={closeDialog} />
    case 'history':
      return <HandoffHistory session={session} onClose={closeDialog} />
  }
}
