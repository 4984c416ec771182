import './composer.css'
import { ListChecks, Slash } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import type { Session } from '../../../core/domain/session.ts'
import { useDesk, useDraft, useMe } from '../../data/hooks.ts'
import { useDraftImages } from '../../data/image-hooks.ts'
import { composerTaken, openStepForm, useSessionScreen } from '../../state/session-screen.ts'
import { useShortcut } from '../../state/shortcuts.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { calendarDay, clockTime } from '../../ui/relative-time.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { cannedQuery, fillNote, findNotes, nextPlaceholder } from '../canned/canned-notes.ts'
import { useCannedNotes } from '../canned/own-canned-notes.ts'
import { SavedNote } from '../drafts/saved-note.tsx'
import { AttachButton } from '../images/attach-button.tsx'
import { DraftImageRow } from '../images/draft-image-row.tsx'
import { carriesFiles, droppedFiles, pastedFiles } from '../images/transferred-images.ts'
import { compose, suggestionsFor } from './composer-commands.ts'
import { ComposerSuggestions, suggestionsOf, type Suggestion } from './composer-suggestions.tsx'
import { takesImages, useSendComposed } from './use-send-composed.ts'

/**
 * Where notes, steps and commands are typed.
 *
 * Enter sends, Shift+Enter breaks the line. What is half typed is kept per session, images that were pasted or
 * dropped included; what is refused stays.
 */
export const Composer = ({ session }: { session: Session }) => {
  const desk = useDesk()
  const { text, setText, saved } = useDraft(`note:${session.id}`)
  const pictures = useDraftImages(session.id)
  const [dropping, setDropping] = useState(false)
  const send = useSendComposed(session)
  const area = useRef<HTMLTextAreaElement | null>(null)
  const sending = useRef(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [chosen, setChosen] = useState(0)
  const [hidden, setHidden] = useState(false)
  const [filling, setFilling] = useState(false)
  const id = useId()

  const me = useMe()
  const notes = useCannedNotes()
  const query = cannedQuery(text)
  const suggestions = hidden
    ? []
    : suggestionsOf(query === null ? suggestionsFor(text) : [], query === null ? [] : findNotes(notes, query))
  const noneFound =
    hidden || query === null || text.startsWith('; ')
      ? null
      : notes.length === 0
        ? 'There are no canned notes yet. Write some under Settings, Canned notes.'
        : query === ''
          ? null
          : 'No canned note holds these words.'
  const at = Math.min(chosen, suggestions.length - 1)

  useShortcut('i', () => area.current?.focus(), { label: 'Write a note', scope: 'Session' })

  useShortcut('s', () => openStepForm(session.id, 'action', ''), {
    label: 'Write a step with options',
    scope: 'Session',
  })

  useEffect(() => {
    if (!useSessionScreen.getState().composerWanted) return
    composerTaken()
    area.current?.focus()
  }, [])

  const type = (next: string) => {
    setProblem(null)
    setHidden(false)
    setChosen(0)
    setText(next)
  }
  /** Marks what waits to be filled in, from `from` on; false when nothing does. */
  const select = (value: string, from: number): boolean => {
    const found = nextPlaceholder(value, from)
    if (found === null) return false
    area.current?.setSelectionRange(found.start, found.end)
    return true
  }
  const take = (suggestion: Suggestion) => {
    area.current?.focus()
    if (suggestion.kind === 'command') {
      type(`/${suggestion.name} `)
      return
    }
    const now = desk.now()
    const filled = fillNote(suggestion.note.text, {
      name: me?.name,
      ticket: session.psaTicketId === null ? undefined : `#${session.psaTicketId}`,
      title: session.title,
      domain: session.problemDomain ?? undefined,
      date: calendarDay(now),
      time: clockTime(now),
    })
    // In the field before the next key is: what is typed now replaces what is marked.
    flushSync(() => type(filled))
    setFilling(select(filled, 0))
  }

  const submitNow = async (asForm: boolean) => {
    const waited = pictures.preparing > 0
    // What was pasted a moment ago goes along, and so do the words that were typed meanwhile.
    const { images, problem: notTaken } = await pictures.settled()
    if (waited && notTaken !== null) return
    const words = area.current?.value ?? text
    const typed = compose(words)
    const said = typed.kind === 'nothing' && images.length > 0 ? { kind: 'note' as const, text: '' } : typed
    const composed = asForm && said.kind === 'step' ? { ...said, kind: 'step_form' as const } : said
    if (composed.kind === 'nothing') return
    if (composed.kind === 'incomplete') {
      setProblem(composed.message)
      return
    }
    const refusal = await send(composed, images)
    if (refusal !== null) {
      setProblem(refusal)
      return
    }
    // Only what was sent leaves the field: the next words may be in it already.
    const since = area.current?.value ?? ''
    type(since.startsWith(words) ? since.slice(words.length) : '')
    setFilling(false)
    if (takesImages(composed)) pictures.clear()
  }
  const submit = async ({ asForm = false } = {}) => {
    if (sending.current) return
    sending.current = true
    try {
      await submitNow(asForm)
    } finally {
      sending.current = false
    }
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const suggestion = suggestions[at]
    if (suggestion !== undefined) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault()
        const step = event.key === 'ArrowDown' ? 1 : suggestions.length - 1
        setChosen((at + step) % suggestions.length)
        return
      }
      if (event.key === 'Escape') {
        event.preventDefault()
        event.stopPropagation()
        setHidden(true)
        return
      }
      const exact = suggestion.kind === 'command' && text === `/${suggestion.name}`
      if (event.key === 'Tab' || (event.key === 'Enter' && !exact)) {
        event.preventDefault()
        take(suggestion)
        return
      }
    }
    if (event.key === 'Tab' && !event.shiftKey && filling) {
      // From placeholder to placeholder while there are any; then on, as ever.
      if (select(text, event.currentTarget.selectionEnd)) {
        event.preventDefault()
        return
      }
      setFilling(false)
    }
    if (event.key === 'Escape') area.current?.blur()
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      void submit({ asForm: event.ctrlKey || event.metaKey })
    }
  }

  const attach = (files: readonly File[]) => {
    pictures.add(files)
    area.current?.focus()
  }
  const shownProblem = problem ?? pictures.problem

  return (
    // Images are pasted and dropped anywhere in it; by keyboard there is a button.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="composer"
      aria-label="Write to this session"
      onPaste={(event) => {
        const files = pastedFiles(event.clipboardData)
        if (files.length === 0) return
        event.preventDefault()
        attach(files)
      }}
      onDragOver={(event) => {
        if (!carriesFiles(event.dataTransfer)) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        setDropping(false)
        const files = droppedFiles(event.dataTransfer)
        if (files.length === 0) return
        event.preventDefault()
        attach(files)
      }}
    >
      {suggestions.length > 0 && (
        <ComposerSuggestions id={id} suggestions={suggestions} at={at} onTake={take} onPoint={setChosen} />
      )}
      {suggestions.length === 0 && noneFound !== null && (
        <p className="composer-suggestions composer-none" role="status">
          {noneFound}
        </p>
      )}
      <div className={dropping ? 'composer-box composer-drop' : 'composer-box'}>
        <DraftImageRow draft={pictures} onRemoved={() => area.current?.focus()} />
        <TextArea
          ref={area}
          aria-label="Note or command"
          aria-autocomplete="list"
          aria-controls={suggestions.length > 0 ? `${id}-list` : undefined}
          aria-activedescendant={suggestions[at] === undefined ? undefined : `${id}-${suggestions[at].key}`}
          aria-invalid={problem !== null}
          aria-describedby={shownProblem === null ? undefined : `${id}-problem`}
          placeholder="Note, or / for step, fact, question, branch…"
          dir="auto"
          minRows={1}
          maxRows={12}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <div className="composer-foot">
          <AttachButton onFiles={attach} />
          <IconButton
            label="Commands"
            icon={Slash}
            onClick={() => {
              if (text === '') type('/')
              area.current?.focus()
            }}
          />
          <IconButton
            label="Step with options"
            hint="S"
            icon={ListChecks}
            onClick={() => openStepForm(session.id, 'action', '')}
          />
          <span className="grow" />
          <SavedNote saved={saved} text={text} />
          <Kbd>Enter</Kbd>
        </div>
      </div>
      {shownProblem !== null && (
        <p className="dialog-error composer-problem" id={`${id}-problem`} role="alert">
          {shownProblem}
        </p>
      )}
    </section>
  )
}
