import './write-up-step.css'
import { TriangleAlert } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { RedactionSettings } from '../../../../core/domain/text/secret-kinds.ts'
import { redact } from '../../../../core/redaction/redact.ts'
import { withReasonOf } from '../../../../core/write-ups/escalation-package.ts'
import { noteText } from '../../../../core/write-ups/posted-text.ts'
import { useShortcut } from '../../../state/keys/shortcuts.ts'
import { toast } from '../../../state/messages/toasts.ts'
import { Banner } from '../../../ui/screen/banner.tsx'
import { Button } from '../../../ui/buttons/button.tsx'
import { Segmented } from '../../../ui/form/segmented.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { MarkedArea, type Mark } from '../text/marked-area.tsx'
import { MaskList } from './mask-list.tsx'
import { withMask } from '../text/masked-words.ts'
import { DocumentationPart, FilesPart, StatusPart } from './target-parts.tsx'
import { OfferLine } from '../drafts/offer-line.tsx'
import { OfferedView } from '../drafts/offered-view.tsx'
import { accepting, acceptingAll } from '../drafts/offered-sections.ts'
import { useModelDraft } from '../drafts/use-model-draft.ts'
import { TimePart } from './time-part.tsx'
import type { OpenWriteUp } from '../form/use-write-up.ts'
import { fromAdjustments } from '../form/write-up-form.ts'
import { WriteUpPart } from './write-up-part.tsx'
import type { WriteUpView } from '../form/write-up-view.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

// What is needed only by whoever looks.
const MarkdownView = lazy(async () =>
  import('../text/markdown-view.tsx').then(({ MarkdownView: View }) => ({ default: View })),
)
const ChangesView = lazy(async () =>
  import('../text/changes-view.tsx').then(({ ChangesView: View }) => ({ default: View })),
)

const allViews = ['write', 'preview', 'changes', 'offered'] as const
type View = (typeof allViews)[number]

/** A longer text takes the browser seconds to insert line by line. */
const longestInserted = 20_000

/** Replaces all text in a way that the field's own undo takes back; false if that can't be done. */
const replaceAll = (area: HTMLTextAreaElement, text: string): boolean => {
  if (text.length > longestInserted) return false
  area.focus()
  area.select()
  // The only way to write into a field without emptying its list of undos.
  return document.execCommand('insertText', false, text)
}

/** A note before it is confirmed: its text, who will see it, what is masked, time, status and files. */
export const WriteUpStep = ({
  open,
  redaction,
  onBack,
}: {
  open: OpenWriteUp
  redaction: RedactionSettings
  /** The way back to the fields; null where there are none. */
  onBack: (() => void) | null
}) => {
  const { draft, view, target, isWhole } = open
  const { draft: offer, again } = useModelDraft(open.session, open.kind)
  const { said } = open
  // The model knows the session, not what is being typed in the dialog.
  const offered =
    offer.state !== 'here'
      ? null
      : said.kind === 'escalation'
        ? { ...offer.draft, markdown: withReasonOf(offer.draft.markdown, said.reason) }
        : offer.draft
  const views = allViews.filter((one) => one !== 'offered' || offered !== null)
  const [shown, setShown] = useState<View>('write')
  const area = useRef<HTMLTextAreaElement | null>(null)
  const pane = useRef<HTMLDivElement | null>(null)
  const next = () => setShown((now) => views[(views.indexOf(now) + 1) % views.length] ?? 'write')
  useShortcut('ctrl+e', next, { label: words.viewKey, scope: 'note', palette: false })

  useShortcut('ctrl+b', () => onBack?.(), {
    label: words.post.back,
    scope: 'note',
    palette: false,
    when: onBack !== null,
  })
  const isRead = view !== undefined
  useEffect(() => {
    const field = area.current
    // Only in a dialog: nothing else may take the focus by itself.
    if (!isRead || field === null || field.closest('[role=dialog]') === null) return
    field.focus({ preventScroll: true })
    field.setSelectionRange(0, 0)
  }, [isRead])

  useEffect(() => {
    // What had the focus is gone; the next key must not be lost.
    if (document.activeElement !== document.body) return
    const place = shown === 'write' ? area.current : pane.current
    place?.focus({ preventScroll: true })
  }, [shown])

  const maskSelection = () => {
    const field = area.current
    if (field === null || view === undefined) return
    const selected = field.value.slice(field.selectionStart, field.selectionEnd).trim()
    if (selected === '') {
      toast(words.mask.selectFirst)
      return
    }
    draft.change(fromAdjustments(withMask(view.adjustments, selected)))
  }
  useShortcut('ctrl+shift+m', maskSelection, { label: words.mask.button, scope: 'note', palette: false })

  if (view === undefined) return <p className="text-muted">{words.drafting}</p>
  const marksIn = (text: string): readonly Mark[] => redact(text, redaction, view.adjustments).masked
  const startAgain = () => {
    setShown('write')
    const field = area.current
    if (field === null || !replaceAll(field, view.drafted)) draft.change({ edited: '', text: '' })
  }
  const edit = (text: string, edited: 'yes' | 'assistant' = 'yes') =>
    draft.change(
      text === view.drafted
        ? { edited: '', text: '' }
        : { edited, text, seen: open.seen === null ? '' : JSON.stringify(open.seen) },
    )
  const take = (text: string, told: string, by: 'yes' | 'assistant') => {
    const { edited, text: typed } = draft.form
    edit(text, by)
    toast(told, {
      action: { label: words.offered.undo, run: () => draft.change({ edited, text: typed }) },
    })
  }
  const byModel = view.source === 'assistant' ? words.offered.source : words.edited
  const stand = view.isEdited ? byModel : isWhole ? words.draftedFrom : words.draftedFromPart

  return (
    <div className="write-up">
      <div className="write-up-main">
        <div className="write-up-bar">
          {open.changes.length > 0 && (
            <Banner
              tone="amber"
              icon={TriangleAlert}
              actions={
                <Button size="sm" onClick={open.acknowledge}>
                  {words.changed.read}
                </Button>
              }
            >
              <strong>{words.changed.title}</strong> {open.changes.join(' ')}
            </Banner>
          )}
          <Segmented
            label={words.views.label}
            value={shown}
            onChange={setShown}
            options={views.map((value) => ({ value, label: words.views[value] }))}
          />
          <span className="grow" />
          <OfferLine
            offer={offer}
            isOpen={shown === 'offered'}
            onLook={() => setShown('offered')}
            onAgain={again}
          />
          <span className="write-up-stand">
            <span role="status">{stand}</span>
            {view.isEdited && shown === 'write' && (
              <button type="button" className="link-button" onClick={startAgain}>
                {words.startAgain}
              </button>
            )}
          </span>
        </div>
        {shown === 'write' ? (
          <MarkedArea
            ref={area}
            label={words.title[view.kind]}
            text={view.text}
            onText={edit}
            marksIn={marksIn}
          />
        ) : (
          <div
            ref={pane}
            className="write-up-pane"
            // It scrolls, so it needs to be reachable by keyboard.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            role="region"
            aria-label={words.views[shown]}
          >
            <Suspense fallback={null}>
              {shown === 'offered' && offered !== null ? (
                <OfferedView
                  note={view.text}
                  draft={offered}
                  onSection={(section) =>
                    take(accepting(view.text, section), words.offered.used(section.heading), 'yes')
                  }
                  onWhole={() => {
                    const text = acceptingAll(view.text, offered.markdown)
                    const by = text.trim() === offered.markdown.trim() ? 'assistant' : 'yes'
                    take(text, words.offered.usedWhole, by)
                  }}
                />
              ) : shown === 'preview' ? (
                target === null ? (
                  <MarkdownView text={view.note.text} />
                ) : (
                  <PostedPreview view={view} />
                )
              ) : (
                <ChangesView before={view.drafted} after={view.text} />
              )}
            </Suspense>
          </div>
        )}
        <div>
          {view.gaps > 0 && view.visibility === 'client' && target !== null && (
            <p className="write-up-hint write-up-hint-amber" role="status">
              {words.gaps(view.gaps)}
            </p>
          )}
          <ProblemLine text={view.problem?.field === 'note' ? view.problem.message : null} />
          {target !== null && <DocumentationPart view={view} target={target} />}
        </div>
      </div>
      <div className="write-up-side">
        <AudiencePart open={open} />
        <MaskList
          masked={view.maskedWords}
          count={view.masked}
          adjustments={view.adjustments}
          onAdjust={(adjustments) => draft.change(fromAdjustments(adjustments))}
          onMaskSelection={maskSelection}
          maskKey="Ctrl Shift M"
        />
        {target !== null && <TimePart draft={draft} view={view} target={target} />}
        {target !== null && <StatusPart draft={draft} view={view} target={target} />}
        {target?.takesFiles === true && <FilesPart draft={draft} view={view} />}
      </div>
    </div>
  )
}

/** The note as the ticket gets it: plain text, because ticket systems take layout for other things. */
const PostedPreview = ({ view }: { view: WriteUpView }) => (
  <>
    <p className="write-up-hint">{words.asPosted}</p>
    <div className="write-up-posted" dir="auto">
      {noteText({
        kind: view.kind,
        markdown: view.note.text,
        documentation: view.documentation?.text ?? '',
      })}
    </div>
  </>
)

/** Who reads the note: never out of sight while it is being written. */
const AudiencePart = ({ open: { draft, view, target } }: { open: OpenWriteUp }) => {
  if (view === undefined) return null
  if (target === null) {
    return (
      <WriteUpPart title={words.audience.label}>
        <p className="write-up-hint">{words.audience.local}</p>
      </WriteUpPart>
    )
  }
  return (
    <WriteUpPart title={words.audience.label}>
      {view.kind === 'resolution' && (
        <Segmented
          label={words.audience.label}
          value={view.visibility}
          onChange={(visibility) => draft.change({ visibility })}
          options={[
            { value: 'client', label: words.audience.client, tone: 'amber' },
            { value: 'internal', label: words.audience.internal },
          ]}
        />
      )}
      <p className={view.visibility === 'client' ? 'write-up-hint write-up-hint-amber' : 'write-up-hint'}>
        {view.visibility === 'client' ? words.audience.clientHint : words.audience.internalHint}
      </p>
    </WriteUpPart>
  )
}
