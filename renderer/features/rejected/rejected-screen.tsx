import './rejected.css'
import { Copy, MessageSquareText, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { canWork } from '../../../core/domain/people/person.ts'
import type { RejectedIntent } from '../../data/contract/desk-state.ts'
import { useDesk, useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { go, linkTo } from '../../state/route/route.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { EmptyState } from '../../ui/screen/empty-state.tsx'
import { Time } from '../shared/text/time.tsx'
import { EntryFiles } from '../files/entry-files.tsx'
import { PageHead } from '../../ui/screen/page-head.tsx'
import { copyText } from '../../ui/text/copy-text.ts'
import { smartTime } from '../../language/relative-time.ts'
import { useNames } from '../shared/names/use-names.ts'
import { attemptWords, rejectedWords as words } from './rejected.words.ts'
import { nextSentence, rejectionSentence } from './rejection-sentence.ts'
import { TicketLink } from '../clients/ticket-link.tsx'
import { clipboardText, filesIn, typedTexts } from './typed-text.ts'

/** The session a rejected action was about: named by the action, or by the document it refers to. */
const useSessionOf = ({ payload }: RejectedIntent) => {
  const idOf = (key: string): string | null => {
    const id = payload[key]
    return typeof id === 'string' ? id : null
  }
  const handoff = useDocument('handoffs', idOf('handoffId'))
  const entry = useDocument('entries', idOf('entryId'))
  const fact = useDocument('facts', idOf('factId'))
  const fix = useDocument('fixes', idOf('fixId'))
  const named = handoff?.sessionId ?? entry?.sessionId ?? fact?.sessionId ?? fix?.sessionId ?? null
  return useDocument('sessions', idOf('sessionId') ?? named) ?? null
}

const RejectedItem = ({ rejected, onDiscard }: { rejected: RejectedIntent; onDiscard: () => void }) => {
  const desk = useDesk()
  const me = useMe()
  const now = useNow(60_000)
  const { nameOf } = useNames()
  const [sending, setSending] = useState(false)
  const texts = typedTexts(rejected.payload)
  const files = filesIn(rejected.payload)
  const session = useSessionOf(rejected)
  const copy = async () => {
    if (await copyText(clipboardText(texts))) toast(words.copied)
    else toast(words.noClipboard, { tone: 'amber' })
  }
  const hasContent = texts.length > 0 || files.length > 0
  const mayNote = hasContent && session !== null && me !== null && canWork(me)
  const note = async () => {
    if (sending || session === null) return
    setSending(true)
    const result = await desk.act('entry.add', {
      entryId: desk.newId(),
      sessionId: session.id,
      kind: 'note',
      text: clipboardText(texts),
      attachments: files,
    })
    setSending(false)
    if (!result.ok) return toast(result.problem.message, { tone: 'red' })
    await desk.discard(rejected.id)
    return toast(words.addedAsNote, {
      about: { sessionId: session.id, title: session.title },
      action: { label: words.show, run: () => go(linkTo({ name: 'sessions', sessionId: session.id })) },
    })
  }
  return (
    <li className="rejected-item">
      <h2 className="rejected-title">
        {attemptWords[rejected.type]} <Time at={rejected.at} style="smart" />
      </h2>
      <div className="rejected-actions">
        {mayNote && (
          <Button size="sm" icon={MessageSquareText} isBusy={sending} onClick={() => void note()}>
            {words.sendAsNote}
          </Button>
        )}
        {texts.length > 0 && (
          <Button size="sm" icon={Copy} onClick={() => void copy()}>
            {words.copy}
          </Button>
        )}
        <Button size="sm" icon={Trash2} onClick={onDiscard}>
          {words.discard}
        </Button>
      </div>
      {session !== null && (
        <p className="rejected-session">
          <a href={`#${linkTo({ name: 'sessions', sessionId: session.id })}`} dir="auto">
            {session.title}
          </a>
          {session.psaTicketId !== null && <TicketLink value={session.psaTicketId} />}
        </p>
      )}
      <p className="rejected-why">{rejectionSentence(rejected, nameOf, (at) => smartTime(at, now))}</p>
      <p className="rejected-next">{nextSentence(hasContent, mayNote)}</p>
      <EntryFiles attachments={files} />
      {texts.length > 0 && (
        <div className="rejected-texts">
          {texts.map(({ label, text }, index) => (
            <div key={`${label} ${index}`}>
              {label !== '' && <p className="rejected-label">{label}</p>}
              <p className="rejected-text">{text}</p>
            </div>
          ))}
        </div>
      )}
    </li>
  )
}

/** What the server rejected: why, and everything that was typed, until the person discards it. */
export const RejectedScreen = () => {
  const desk = useDesk()
  const rejected = useSignedIn((state) => state.rejected)
  const [discarding, setDiscarding] = useState<RejectedIntent | null>(null)
  const discard = (item: RejectedIntent) => {
    setDiscarding(null)
    void desk.discard(item.id)
  }
  // Without text or files there is nothing to lose, so don't ask.
  const ask = (item: RejectedIntent) =>
    typedTexts(item.payload).length === 0 && filesIn(item.payload).length === 0
      ? discard(item)
      : setDiscarding(item)
  return (
    <div className="shell-page">
      <PageHead title={words.title} count={rejected.length > 0 ? rejected.length : undefined} />
      {rejected.length === 0 ? (
        <EmptyState title={words.none} body={words.noneBody} />
      ) : (
        // It scrolls, and takes the focus when the page opens.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ul className="rejected" aria-label={words.title} tabIndex={0} data-focus-page="">
          {rejected.map((item) => (
            <RejectedItem key={item.id} rejected={item} onDiscard={() => ask(item)} />
          ))}
        </ul>
      )}
      <FormDialog
        title={words.discardTitle}
        icon={Trash2}
        open={discarding !== null}
        submit={() => {
          if (discarding !== null) discard(discarding)
          return 'done'
        }}
        submitLabel={words.discard}
        submitKeys={null}
        cancelLabel={words.keep}
        danger
        focus="cancel"
        onClose={() => setDiscarding(null)}
      >
        <p>{words.discardBody}</p>
      </FormDialog>
    </div>
  )
}
