import './capture.css'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { hour } from '../../../core/domain/time/durations.ts'
import { captureKinds, capturePath, type CaptureKind } from '../../../core/bridge/capture.ts'
import { useNow } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { optionHint, optionPressed } from '../../state/keys/key-press.ts'
import { isOwnWindow } from '../../state/route/own-window.ts'
import { go } from '../../state/route/route.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { KeyHint } from '../../ui/buttons/kbd.tsx'
import { Segmented } from '../../ui/form/segmented.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextInput } from '../../ui/form/text-input.tsx'
import { DraftSaved } from '../forms/draft-saved.tsx'
import { FormChoice, FormField } from '../forms/form-field.tsx'
import { FormFiles, useFormFiles } from '../forms/form-files.tsx'
import { FormProblemContext, type FormProblem } from '../forms/form-problem.ts'
import { OfflineBanner } from '../forms/offline-banner.tsx'
import { ProblemLine } from '../forms/problem-line.tsx'
import { useDraftForm } from '../forms/use-draft-form.ts'
import { wakeOptions, type WakeChoice } from '../handoffs/dialogs/wake-time.ts'
import { MentionArea } from '../mentions/mention-area.tsx'
import { useMentions } from '../mentions/use-mentions.ts'
import { toLocalInput } from '../shared/text/local-input.ts'
import { captureWords as words } from './capture.words.ts'
import { captureTarget } from './capture-target.ts'
import { emptyCapture, goneSentence } from './capturing.ts'
import { useCaptureTargets } from './current-session.ts'
import { useCapture } from './use-capture.ts'

const draftKey = 'capture'
const twoHours = 2 * hour

/** Leaves the screen: the window goes away, or in a page, back to where the person was. */
const useLeave = (): (() => void) => {
  const { api } = useDesktop()
  return useCallback(() => {
    void (async () => {
      if (isOwnWindow() && (await api.capture.close().catch(() => false))) return
      if (window.history.length > 1) window.history.back()
      else go('/sessions', { replace: true })
    })()
  }, [api])
}

/**
 * Quick capture: one text, and what it is for. A note and a new session take files as well.
 *
 * By keyboard alone: Alt and a digit choose the kind, Enter adds a note and Ctrl+Enter anything, Esc leaves. What is typed
 * is a draft from the first letter on, so leaving loses nothing.
 */
export const CaptureScreen = ({ kind }: { kind: CaptureKind }) => {
  const { api } = useDesktop()
  const leave = useLeave()
  const now = useNow(30_000)
  const area = useRef<HTMLTextAreaElement | null>(null)
  const draft = useDraftForm(draftKey, emptyCapture)
  const { form, change, clear, saved } = draft
  const files = useFormFiles(draftKey)
  const mentions = useMentions(form.text)
  const [problem, setProblem] = useState<FormProblem | null>(null)
  const [isChosen, setChosen] = useState(false)
  const [leaving, setLeaving] = useState(false)
  const busy = useRef(false)

  const { targets, parkable, currentId, meant } = useCaptureTargets(form.sessionId)
  const offered = kind === 'park' ? parkable : targets
  const hasFiles = files.draft.files.length > 0 || files.draft.preparing > 0
  const hasContent = form.text !== '' || hasFiles
  const target = captureTarget(offered, form.sessionId, hasContent, meant)
  const shownId = target.kind === 'session' && kind !== 'session' ? target.session.id : ''
  useEffect(() => {
    // From the first letter on it stays meant for this one, whatever is looked at in the meantime.
    if (hasContent && form.sessionId === '' && shownId !== '') change({ sessionId: shownId })
  }, [hasContent, form.sessionId, shownId, change])
  const capture = useCapture(form, files, target, mentions.mentionedIn)
  const options = wakeOptions(now)
  const wake = options.some(({ value }) => value === form.wake) ? (form.wake as WakeChoice) : 'none'

  const choose = useCallback((next: CaptureKind) => {
    setProblem(null)
    go(capturePath(next), { replace: true })
    area.current?.focus()
  }, [])
  useEffect(() => {
    area.current?.focus()
    const onFocus = () => {
      if (document.activeElement === document.body) area.current?.focus()
    }
    window.addEventListener('focus', onFocus)
    const stop = api.capture.onOpened(choose)
    return () => {
      window.removeEventListener('focus', onFocus)
      stop()
    }
  }, [api, choose])

  useEffect(() => {
    // Once the emptied draft is on the device, so that nothing comes back that was captured.
    if (!leaving || !saved) return
    setLeaving(false)
    leave()
  }, [leaving, saved, leave])

  const submit = async () => {
    if (busy.current) return
    busy.current = true
    setProblem(null)
    try {
      const captured = await capture(kind)
      if (!captured.ok) {
        if (captured.rest !== undefined) {
          change(captured.rest)
          choose('note')
        }
        return setProblem(captured.problem)
      }
      clear()
      setChosen(false)
      toast(captured.message, { about: { sessionId: captured.sessionId, title: captured.title } })
      setLeaving(true)
    } finally {
      busy.current = false
    }
  }

  const type = (text: string) => {
    setProblem(null)
    if (text === '' && !hasFiles && !isChosen) change({ text, sessionId: '' })
    else change(hasContent || shownId === '' ? { text } : { text, sessionId: shownId })
  }

  const gone =
    target.kind === 'gone' ? [{ value: target.sessionId, label: target.title ?? words.goneTitle }] : []
  const submitKeys = kind === 'note' ? 'Enter' : 'Ctrl Enter'
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // What happens in a list or a picture on top stays there.
    if (!event.currentTarget.contains(event.target as Node) || event.defaultPrevented) return
    const option = optionPressed(event.nativeEvent)
    const chosen = option === null ? undefined : captureKinds[option - 1]
    if (chosen !== undefined) {
      event.preventDefault()
      return choose(chosen)
    }
    if (event.key === 'Escape') {
      event.preventDefault()
      return leave()
    }
    const withCtrl = event.ctrlKey || event.metaKey
    const plain = !withCtrl && !event.altKey && !event.shiftKey
    const sends = withCtrl || (plain && kind === 'note' && event.target === area.current)
    if (event.key !== 'Enter' || !sends) return
    event.preventDefault()
    void submit()
  }

  return (
    // The keys of the whole window.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <main className="capture" aria-label={words.title} onKeyDown={onKeyDown}>
      <header className="capture-head">
        <h1 className="sr-only">{words.title}</h1>
        <Segmented
          label={words.what}
          value={kind}
          onChange={choose}
          options={captureKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <KeyHint keys={`${optionHint(1)}–${captureKinds.length}`} />
      </header>
      <FormProblemContext value={problem}>
        <div className="capture-body">
          {kind !== 'session' &&
            (target.kind === 'none' ? (
              <p className="capture-none" role="status">
                {kind === 'park' ? words.noneToPark : words.noSession}
              </p>
            ) : (
              target.kind !== 'loading' && (
                <>
                  <Select
                    label={words.into}
                    value={target.kind === 'gone' ? target.sessionId : target.session.id}
                    onChange={(sessionId) => {
                      setProblem(null)
                      setChosen(true)
                      change({ sessionId })
                    }}
                    options={[
                      ...gone,
                      ...(offered ?? []).map(({ id, title }) => ({
                        value: id,
                        label: title,
                        ...(id === currentId ? { hint: words.current } : {}),
                      })),
                    ]}
                  />
                  {target.kind === 'gone' && (
                    // Read out again when it keeps something from being sent.
                    <ProblemLine key={String(problem !== null)} text={goneSentence(target)} />
                  )}
                </>
              )
            ))}
          <FormFiles draft={files.draft} text={form.text}>
            <FormField name="text" label={words.text[kind]}>
              <MentionArea
                field={area}
                minRows={4}
                maxRows={8}
                dir="auto"
                placeholder={words.example[kind]}
                value={form.text}
                onText={type}
                mentions={mentions}
              />
            </FormField>
          </FormFiles>
          {kind === 'park' && (
            <>
              <FormChoice
                name="wake"
                label={words.remind}
                value={wake}
                onChange={(next) => {
                  setProblem(null)
                  change({
                    wake: next,
                    ...(next === 'custom' && form.custom === ''
                      ? { custom: toLocalInput(now + twoHours) }
                      : {}),
                  })
                }}
                options={options.map(({ value, label }) => ({ value, label }))}
              />
              {wake === 'custom' && (
                <FormField name="custom" label={words.dateAndTime}>
                  <TextInput
                    type="datetime-local"
                    min={toLocalInput(now)}
                    value={form.custom}
                    onChange={(event) => change({ custom: event.target.value })}
                  />
                </FormField>
              )}
            </>
          )}
          {problem !== null && problem.field === undefined && <ProblemLine text={problem.message} />}
          <OfflineBanner body={words.offline} />
        </div>
      </FormProblemContext>
      <div className="capture-foot">
        <span className="form-note" role="status">
          <DraftSaved saved={saved} text={form.text} draftKey={draftKey} />
        </span>
        <Button hint="Esc" onClick={leave}>
          {words.close}
        </Button>
        <Button variant="primary" hint={submitKeys} onClick={() => void submit()}>
          {words.submit[kind]}
        </Button>
      </div>
    </main>
  )
}
