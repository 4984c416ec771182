import './composer.css'
import {
  memo,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react'
import { flushSync } from 'react-dom'
import { fileLimits } from '../../../../core/domain/files/attachment.ts'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDesk, useReadable } from '../../../data/react/use-desk.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { useDraftFiles } from '../../../data/react/use-files.ts'
import { composerTaken, openStepForm, useSessionScreen } from '../../../state/route/session-screen.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { typedAhead } from '../../../state/keys/typed-ahead.ts'
import { calendarDay, clockTime } from '../../../language/relative-time.ts'
import { TextArea } from '../../../ui/form/text-area.tsx'
import { isTypedOnScreen } from '../../../ui/text/typed-on-screen.ts'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { savedNoteQuery, fillNote, findNotes, nextPlaceholder } from '../../saved-notes/saved-notes.ts'
import { useSavedNotes } from '../../saved-notes/own-saved-notes.ts'
import { DraftSaved } from '../../forms/draft-saved.tsx'
import { DraftFileRow } from '../../files/draft-file-row.tsx'
import { filesWords } from '../../files/files.words.ts'
import { pasteOf } from '../../files/transferred-files.ts'
import { isInside } from '../../files/use-drop.ts'
import { compose, spellingsOf, suggestionsFor, triesIn } from './composer-commands.ts'
import { ComposerTools, SendButton } from './composer-tools.tsx'
import { ComposerSuggestions, suggestionsOf, type Suggestion } from './composer-suggestions.tsx'
import { composerWords as words } from './composer.words.ts'
import { goesInFile, sizeProblem } from '../../forms/text-size.ts'
import { AlreadyTried } from '../steps/already-tried.tsx'
import { useMentions } from '../../mentions/use-mentions.ts'
import { isOpening, takesFiles, useOpenComposed, useSendComposed } from './use-send-composed.ts'
import { composerDraftKey, useSendQueue } from './use-send-queue.ts'
import { createWrittenLate } from './written-late.ts'

/**
 * Where notes, steps, and commands are typed.
 *
 * Enter sends, Shift+Enter starts a new line; on a touch screen's keyboard Enter starts one, and the button sends. The
 * field is free again at once, and everything is sent in order. What is half typed is kept per session, including pasted, dropped and picked files; what is rejected comes back.
 */
export const Composer = memo(({ session }: { session: Session }) => {
  const desk = useDesk()
  const queue = useSendQueue(session.id)
  const late = useMemo(() => createWrittenLate(queue), [queue])
  const { text, saved, problem, waiting, edit } = useReadable(late)
  const attached = useDraftFiles(session.id)
  /** What is said below the field until its text changes. */
  const [noted, setNoted] = useState<{ edit: number; words: string } | null>(null)
  const open = useOpenComposed(session)
  const send = useSendComposed(session)
  const area = useRef<HTMLTextAreaElement | null>(null)
  useLayoutEffect(() => (area.current === null ? undefined : late.attach(area.current)), [late])
  const [chosen, setChosen] = useState({ edit: 0, at: 0 })
  /** The text for which nothing more is suggested. */
  const [hiddenFor, setHiddenFor] = useState<number | null>(null)
  const [filling, setFilling] = useState(false)
  const id = useId()

  const me = useMe()
  const notes = useSavedNotes()
  const mentions = useMentions(text)
  const query = savedNoteQuery(text, spellingsOf('saved'))
  const hidden = hiddenFor === edit
  const suggestions = hidden
    ? []
    : suggestionsOf(
        query === null ? suggestionsFor(text) : [],
        query === null ? [] : findNotes(notes, query),
        query === null ? mentions.found : [],
      )
  const noneFound =
    hidden || query === null || text.startsWith('; ')
      ? null
      : notes.length === 0
        ? words.noSavedNotes
        : query === ''
          ? null
          : words.noSavedNoteFound
  const at = Math.min(chosen.edit === edit ? chosen.at : 0, suggestions.length - 1)
  const choose = (next: number) => setChosen({ edit, at: next })

  useShortcut('i', () => area.current?.focus(), { label: words.writeNote, scope: 'session' })

  useEffect(() => {
    const typed = typedAhead(session.id)
    if (typed === null && !useSessionScreen.getState().composerWanted) return
    composerTaken()
    area.current?.focus()
    if (typed !== null && typed !== '') queue.type(queue.get().text + typed)
  }, [session.id, queue])

  /** Begins with this, unless something is typed already. */
  const begin = useCallback(
    (first: string) => {
      if (queue.get().text === '') queue.type(first)
      area.current?.focus()
    },
    [queue],
  )
  const ask = useCallback(() => begin('/ask '), [begin])
  const offerCommands = useCallback(() => begin('/'), [begin])
  const withOptions = useCallback(() => openStepForm(session.id, 'action', ''), [session.id])
  useShortcut('s', withOptions, { label: words.writeStep, scope: 'session' })
  useShortcut('q', ask, { label: words.askAssistant, scope: 'session' })
  /** Selects the next placeholder from `from` on; false when there is none. */
  const select = (value: string, from: number): boolean => {
    const found = nextPlaceholder(value, from)
    if (found === null) return false
    area.current?.setSelectionRange(found.start, found.end)
    return true
  }
  const take = (suggestion: Suggestion) => {
    area.current?.focus()
    if (suggestion.kind === 'command') {
      queue.type(`/${suggestion.word} `)
      return
    }
    if (suggestion.kind === 'person') {
      const picked = mentions.pick(suggestion.person)
      // Rendered first, so that the caret has somewhere to go.
      flushSync(() => queue.type(picked.text))
      area.current?.setSelectionRange(picked.caret, picked.caret)
      mentions.setCaret(picked.caret, picked.text)
      // Enter sends now; another name that begins with this one is offered only when typing goes on.
      setHiddenFor(late.edit())
      return
    }
    const now = desk.now()
    const filled = fillNote(suggestion.note.text, {
      name: me?.name,
      ticket: session.psaTicketId === null ? undefined : `#${session.psaTicketId}`,
      title: session.title,
      category: session.problemCategory ?? undefined,
      date: calendarDay(now),
      time: clockTime(now),
    })
    // Rendered before the next keystroke, so that typing replaces the selected placeholder.
    flushSync(() => queue.type(filled))
    setFilling(select(filled, 0))
  }

  const submit = (asForm: boolean) => {
    const typed = compose(queue.get().text)
    const hasFiles = attached.files.length > 0 || attached.preparing > 0
    const said = typed.kind === 'nothing' && hasFiles ? { kind: 'note' as const, text: '' } : typed
    const composed = asForm && said.kind === 'step' ? { ...said, kind: 'step_form' as const } : said
    if (composed.kind === 'nothing') return
    if (composed.kind === 'incomplete') return queue.complain(composed.message)
    if (isOpening(composed)) {
      const rejection = open(composed)
      if (rejection !== null) return queue.complain(rejection)
      attached.forgive()
      return queue.type('')
    }
    const besides = new TextEncoder().encode(JSON.stringify(attached.files)).length
    const tooLong = 'text' in composed ? sizeProblem(composed.text, besides) : null
    const isPlain = composed.kind === 'note' || composed.kind === 'paste'
    if (tooLong !== null && !isPlain) return queue.complain(tooLong)
    // Whatever way so much text got into the field, it is sent: as a file.
    if (tooLong !== null && !attached.addText(queue.get().text))
      return queue.complain(filesWords.noRoomForText(fileLimits.perEntry))
    const sent = tooLong === null ? composed : { kind: 'note' as const, text: '' }
    setFilling(false)
    setNoted(null)
    if (!takesFiles(sent)) {
      attached.forgive()
      return queue.send(async () => send(sent))
    }
    // Files added so far are included, even if they're still being prepared; those added from now on aren't.
    const taken = attached.take()
    const mentioned = 'text' in sent ? mentions.mentionedIn(sent.text) : []
    return queue.send(async () => {
      const { files, problem: notTaken } = await taken.ready()
      const rejection = notTaken ?? (await send(sent, files, mentioned))
      if (rejection === null) taken.sent()
      else taken.giveBack()
      return rejection
    })
  }

  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const suggestion = suggestions[at]
    if (suggestion !== undefined) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault()
        const step = event.key === 'ArrowDown' ? 1 : suggestions.length - 1
        choose((at + step) % suggestions.length)
        return
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        setHiddenFor(edit)
        return
      }
      const exact =
        suggestion.kind === 'command'
          ? spellingsOf(suggestion.name).some((word) => text === `/${word}`)
          : suggestion.kind === 'person' && mentions.isTyped(suggestion.person)
      if (event.key === 'Tab' || (event.key === 'Enter' && !exact)) {
        event.preventDefault()
        take(suggestion)
        return
      }
    }
    if (event.key === 'Tab' && !event.shiftKey && filling) {
      // From placeholder to placeholder while there are any, and then on to the next control as usual.
      if (select(text, event.currentTarget.selectionEnd)) {
        event.preventDefault()
        return
      }
      setFilling(false)
    }
    if (event.key === 'Escape') area.current?.blur()
    if (event.key === 'Enter' && !event.shiftKey && !isTypedOnScreen()) {
      event.preventDefault()
      submit(event.ctrlKey || event.metaKey)
    }
  }

  const latest = useRef({ submit, onKey })
  useLayoutEffect(() => {
    latest.current = { submit, onKey }
  })
  const press = useCallback(() => {
    area.current?.focus()
    latest.current.submit(false)
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // A letter does nothing here; any other key means what is suggested for the letters before it.
    if (event.key.length > 1 && late.isLate()) flushSync(late.catchUp)
    latest.current.onKey(event)
  }

  const { add } = attached
  const attach = useCallback(
    (files: readonly File[]) => {
      add(files)
      area.current?.focus()
    },
    [add],
  )
  const onPaste = (event: ClipboardEvent) => {
    if (!isInside(event)) return
    const paste = pasteOf(event.clipboardData)
    if (paste.kind === 'files') {
      event.preventDefault()
      attach(paste.files)
    }
    if (paste.kind !== 'text' || event.target !== area.current) return
    const { selectionStart, selectionEnd } = area.current
    if (!goesInFile(queue.get().text, paste.text, selectionStart, selectionEnd)) return
    event.preventDefault()
    const { size } = new Blob([paste.text])
    if (size > fileLimits.bytes) return queue.complain(filesWords.pasteTooLarge(size))
    if (!attached.addText(paste.text)) return queue.complain(filesWords.noRoomForText(fileLimits.perEntry))
    setNoted({ edit: late.edit(), words: filesWords.pastedAsFile(size) })
  }
  const shownProblem = problem ?? attached.problem

  return (
    <section className="composer" aria-label={words.label} onPaste={onPaste}>
      {suggestions.length > 0 && (
        <ComposerSuggestions id={id} suggestions={suggestions} at={at} onTake={take} onPoint={choose} />
      )}
      {suggestions.length === 0 && noneFound !== null && (
        <p className="composer-suggestions composer-none" role="status">
          {noneFound}
        </p>
      )}
      <div className="composer-box">
        <DraftFileRow draft={attached} onRemoved={() => area.current?.focus()} />
        <TextArea
          ref={area}
          aria-label={words.field}
          aria-autocomplete="list"
          aria-controls={suggestions.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={suggestions[at] === undefined ? undefined : `${id}-${suggestions[at].key}`}
          aria-invalid={problem !== null}
          aria-describedby={shownProblem === null ? undefined : `${id}-problem`}
          placeholder={words.placeholder}
          dir="auto"
          minRows={1}
          maxRows={12}
          shows={text}
          onChange={(event) => {
            mentions.setCaret(event.target.selectionStart, event.target.value)
            queue.type(event.target.value)
          }}
          onSelect={({ currentTarget }) =>
            mentions.setCaret(currentTarget.selectionStart, currentTarget.value)
          }
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          <ComposerTools onFiles={attach} onCommands={offerCommands} onAsk={ask} onStep={withOptions} />
          <span className="grow" />
          {waiting > 0 && attached.preparing > 0 ? (
            <span role="status">{words.sendsWithFile}</span>
          ) : (
            <DraftSaved saved={saved} text={text} draftKey={composerDraftKey(session.id)} />
          )}
          <SendButton
            disabled={text.trim() === '' && attached.files.length === 0 && attached.preparing === 0}
            onSend={press}
          />
        </div>
      </div>
      {noted?.edit === edit && shownProblem === null && (
        <p className="composer-note" role="status">
          {noted.words}
        </p>
      )}
      <AlreadyTried session={session} texts={triesIn(text)} />
      <ProblemLine text={shownProblem} className="composer-problem" id={`${id}-problem`} />
    </section>
  )
})
