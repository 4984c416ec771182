import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { titleFrom } from '../../../../core/intents/session/title-from.ts'
import { useDesk } from '../../../data/react/use-desk.ts'
import { useConnections } from '../../../data/react/use-psa.ts'
import { go } from '../../../state/route/route.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { holdTyping, typedAhead } from '../../../state/keys/typed-ahead.ts'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { FormField } from '../../forms/form-field.tsx'
import { FormFiles, useFormFiles } from '../../forms/form-files.tsx'
import type { Submitted } from '../../forms/form-problem.ts'
import { OfflineBanner } from '../../forms/offline-banner.tsx'
import { lengthProblem, sizeProblem } from '../../forms/text-size.ts'
import { useDraftForm } from '../../forms/use-draft-form.ts'
import { usePickedTicket } from '../../tickets/use-picked-ticket.ts'
import type { TicketChoice } from '../../tickets/ticket-choices.ts'
import { TemplatePicker, useTemplate } from '../../saved-notes/template-picker.tsx'
import { RecentAtClient } from '../../similar/recent-at-client.tsx'
import { SimilarToText } from '../../similar/similar-sessions.tsx'
import { filledFromTicket } from './picked-ticket.ts'
import { fieldsAsRead, filledFrom, type ReadableField } from './pasted-ticket.ts'
import { isMailFile, readMailFile } from './read-mail-file.ts'
import { readMark } from './read-mark.ts'
import { ReadNote } from './read-note.tsx'
import { sessionDialogWords } from './session-dialogs.words.ts'
import { emptyStartForm, ticketProblem, categoryProblem } from './start-form.ts'
import { startSession } from './starting.ts'
import { TicketAndCategory } from './ticket-and-category.tsx'
import { WhoseFields } from './whose-fields.tsx'
import { whoseProblem } from './whose-suggestions.ts'
import { aboutSession } from '../../shared/sessions/about-session.ts'

const words = sessionDialogWords.start

/** Starts a session from what you write or paste. It's there at once, with or without a network. */
export const NewSessionDialog = ({
  ticket,
  onClose,
}: {
  /** The ticket to start with, unless the draft has one. */
  ticket: string
  onClose: () => void
}) => {
  const desk = useDesk()
  const draft = useDraftForm('new-session', emptyStartForm)
  const { form, change, clear, loaded } = draft
  const ticketTaken = useRef(ticket === '')
  useEffect(() => {
    if (ticketTaken.current || !loaded) return
    ticketTaken.current = true
    if (form.ticket === '') change({ ticket })
  }, [loaded, form.ticket, ticket, change])
  const files = useFormFiles('new-session')
  const template = useTemplate(form.template)

  const start = async (): Promise<Submitted> => {
    const text = form.text.trim()
    const wrong = text === '' ? words.textMissing : sizeProblem(text)
    if (wrong !== null) return { field: 'text', message: wrong }
    // The fields say so themselves.
    if (ticketProblem(form.ticket) !== null || lengthProblem(form.title, 200) !== null) return 'stay'
    if (categoryProblem(form.category) !== null) return 'stay'
    const tooLong = whoseProblem(form)
    if (tooLong !== null) return tooLong
    const sessionId = desk.newId()
    holdTyping(sessionId)
    const started = await startSession(desk, sessionId, form, template?.steps ?? [], files.draft)
    if (!started.ok) {
      change({ text: form.text + (typedAhead(sessionId) ?? '') })
      return { message: started.message }
    }
    go(`/sessions/${sessionId}`)
    clear()
    if (started.left !== null) {
      const message = words.startedWithout(started.title, started.left)
      toast(message, { tone: 'red', about: aboutSession(desk, sessionId) })
    }
    return 'done'
  }

  const hasTicketSystem = (useConnections() ?? []).length > 0
  const latest = useRef(form)
  useEffect(() => {
    latest.current = form
  }, [form])
  const pickedTicket = usePickedTicket()
  const pick = (picked: TicketChoice) => {
    const chosen = { ticket: picked.number, linkedTicket: picked.id }
    change(chosen)
    latest.current = { ...latest.current, ...chosen }
    pickedTicket.read(picked, (read) => {
      if (latest.current.linkedTicket === picked.id) change(filledFromTicket(latest.current, read))
    })
  }

  /** A mail is read like a pasted one, as long as nothing else was written; its file stays attached, whole. */
  const readMail = async (added: readonly File[]) => {
    const mail = added.find(isMailFile)
    if (mail === undefined || latest.current.text.trim() !== '') return
    const text = await readMailFile(mail)
    const now = latest.current
    if (text === null || now.text.trim() !== '' || sizeProblem(text) !== null) return
    change({ text, ...filledFrom(now, text) })
  }

  const asRead = fieldsAsRead(form)
  const markOf = (field: ReadableField) => readMark(asRead.includes(field))
  const hasTitle = form.title !== '' || form.read !== ''

  return (
    <FormDialog
      title={sessionDialogWords.newSession}
      icon={MessageSquarePlus}
      submit={start}
      submitLabel={words.submit}
      draft={draft}
      onClose={onClose}
    >
      <FormFiles draft={files.draft} text={form.text} onFiles={(added) => void readMail(added)}>
        <FormField name="text" label={words.text} hint={hasTitle ? undefined : words.textHint}>
          <TextArea
            minRows={7}
            maxRows={hasTitle ? 8 : 18}
            dir="auto"
            data-autofocus=""
            placeholder={words.textExample}
            value={form.text}
            onChange={(event) => change({ text: event.target.value })}
            onPaste={(event) => {
              const filled = filledFrom(form, event.clipboardData.getData('text/plain'))
              // The text itself is pasted as always.
              if (filled !== null) change(filled)
            }}
          />
        </FormField>
      </FormFiles>
      <ReadNote form={form} change={change} />
      {hasTitle && (
        <FormField
          name="title"
          label={words.title}

          error={lengthProblem(form.title, 200)}
        >
          <TextInput
            dir="auto"
            autoComplete="off"
            placeholder={titleFrom(form.text)}
            value={form.title}
            {...markOf('title')}
            onChange={(event) => change({ title: event.target.value })}
          />
        </FormField>
      )}
      <WhoseFields form={form} change={change} markOf={markOf} />
      <TicketAndCategory
        form={form}
        change={({ ticket: typed, ...part }) =>
          // Another number is another ticket.
          change(typed === undefined ? part : { ...part, ticket: typed, linkedTicket: '' })
        }
        ticketLabel={words.ticket}
        categoryLabel={words.category}
        ticketMark={markOf('ticket')}
        onPick={hasTicketSystem ? pick : undefined}
        ticketNote={pickedTicket.note(form.linkedTicket)}
      />
      <TemplatePicker value={form.template} onChange={(id) => change({ template: id })} />
      <SimilarToText text={form.text} onOpen={onClose} />
      <RecentAtClient client={form.client} onOpen={onClose} />
      <OfflineBanner body={words.offline} />
    </FormDialog>
  )
}
