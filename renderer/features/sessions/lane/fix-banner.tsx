import './fix-banner.css'
import { CircleCheck, CircleX, Ellipsis, FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { Fix } from '../../../../core/domain/branches/fix.ts'
import { useDraft } from '../../../data/react/use-draft.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { Button } from '../../../ui/buttons/button.tsx'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import { Icon } from '../../../ui/marks/icon.tsx'
import { Menu, type MenuEntry } from '../../../ui/overlay/menu.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { LengthNote } from '../../forms/length-note.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { lengthProblem } from '../../forms/text-size.ts'
import { useSaveOnce } from '../../forms/use-save-once.ts'
import { ByLine } from '../../shared/names/by-line.tsx'
import { outcomeLead } from '../../shared/sessions/fix-status.ts'
import { decisions, decisionWord, type FixBannerMode } from './fix-banner-mode.ts'
import { laneWords } from './lane.words.ts'
import { useFixActs } from './use-fix-act.ts'

const icons = {
  suggested: FlaskConical,
  pending: FlaskConical,
  partial: FlaskConical,
  worked: CircleCheck,
  failed: CircleX,
} as const

const words = laneWords.fix
/** The dialog that carries a decision out; null for one that is only noted. */
const keeps = { one_off: null, draft_template: 'keep-note', build_template: 'keep-template' } as const
/** The longest reason of an outcome, in characters. */
const longestReason = 2000

/** The suggested fix above the timeline: how it's going, how it went, and what becomes of it. */
export const FixBanner = ({
  fix,
  banner: { mode, lead, tone },
  mayWrite,
  mayResolve,
}: {
  fix: Fix
  banner: FixBannerMode
  mayWrite: boolean
  mayResolve: boolean
}) => {
  const acts = useFixActs()
  const { sessionId } = fix
  const [checking, setChecking] = useState(false)
  const reason = useDraft(`fix-reason:${fix.id}`)
  const saveOnce = useSaveOnce(reason.text)
  const [problem, setProblem] = useState<string | null>(null)

  const saveReason = async () => {
    if (reason.text.trim() === '') return setProblem(words.reasonMissing)
    // The field says so itself.
    if (lengthProblem(reason.text, longestReason) !== null) return undefined
    const saved = await saveOnce(async () => acts.record(fix, 'applied_pending', reason.text))
    if (saved !== 'saved') return undefined
    reason.setText('')
    setChecking(false)
    return undefined
  }
  const another = () => openDialog({ kind: 'fix', sessionId })
  const suggest: MenuEntry = { kind: 'item', label: words.suggestAnother, run: another }
  const worked: MenuEntry = {
    kind: 'item',
    label: mode === 'failed' ? words.workedAfterAll : outcomeLead('applied_success'),
    run: () => void acts.record(fix, 'applied_success'),
  }
  const failed: MenuEntry = {
    kind: 'item',
    label: words.failedAfterAll,
    run: () => void acts.record(fix, 'applied_failed'),
  }
  const inPart: MenuEntry = {
    kind: 'item',
    label: outcomeLead('applied_partial'),
    run: () => void acts.record(fix, 'applied_partial'),
  }
  const open = mode !== 'worked' && mode !== 'failed'
  const menu: MenuEntry[] = [
    ...(mode === 'worked' ? [failed] : mode === 'failed' ? [worked] : []),
    ...(mode === 'partial' ? [] : [inPart]),
    { kind: 'line' },
    ...decisions.map(({ decision, choice }): MenuEntry => {
      const kind = keeps[decision]
      return kind === null
        ? {
            kind: 'check',
            label: choice,
            checked: fix.decision === decision,
            onChange: () => void acts.decide(fix, decision),
          }
        : { kind: 'item', label: choice, run: () => openDialog({ kind, sessionId }) }
    }),
    { kind: 'line' },
    ...(mode === 'failed' ? [] : [suggest]),
    ...(mode === 'worked'
      ? []
      : [{ kind: 'item' as const, label: words.dismiss, run: () => void acts.dismiss(fix) }]),
  ]
  const besides = [
    fix.confidence === null ? '' : words.confidence(fix.confidence),
    decisionWord(fix.decision),
  ].filter((part) => part !== '')

  return (
    <section className={`fix-banner fix-banner-${tone}`} aria-label={words.region} data-focus-home="">
      <div className="fix-banner-line">
        <Icon icon={icons[mode]} />
        <p className="fix-banner-text">
          <strong>{lead}</strong> <span dir="auto">{fix.text}</span>
          {besides.length > 0 && <span className="text-muted"> · {besides.join(' · ')}</span>}
          {fix.outcomeReason !== '' && (
            <span className="text-muted">
              {' · '}
              <span dir="auto">{fix.outcomeReason}</span>
            </span>
          )}{' '}
          <ByLine id={fix.outcomeBy ?? fix.createdBy} at={fix.outcomeAt ?? fix.createdAt} othersOnly />
        </p>
        {mayWrite && (
          <div className="fix-banner-actions">
            {open && (
              <>
                <Button size="sm" onClick={() => void acts.record(fix, 'applied_success')}>
                  {outcomeLead('applied_success')}
                </Button>
                <Button size="sm" onClick={() => void acts.record(fix, 'applied_failed')}>
                  {outcomeLead('applied_failed')}
                </Button>
                <Button
                  size="sm"
                  variant="ghost"
                  aria-expanded={checking}
                  onClick={() => {
                    setProblem(null)
                    setChecking((now) => !now)
                  }}
                >
                  {mode === 'pending' ? words.waitingElse : words.asks(outcomeLead('applied_pending'))}
                </Button>
              </>
            )}
            {mode === 'worked' && mayResolve && (
              <Button size="sm" onClick={() => openDialog({ kind: 'resolve', sessionId, text: '' })}>
                {words.resolve}
              </Button>
            )}
            {mode === 'failed' && (
              <Button size="sm" onClick={another}>
                {words.suggestAnother}
              </Button>
            )}
            <Menu
              label={words.more}
              trigger={<IconButton label={words.more} icon={Ellipsis} />}
              entries={menu}
            />
          </div>
        )}
      </div>
      {checking && open && mayWrite && (
        <form
          className="fix-banner-reason"
          onSubmit={(event) => {
            event.preventDefault()
            void saveReason()
          }}
        >
          <TextInput
            aria-label={words.reason}
            aria-invalid={problem !== null}
            placeholder={words.reasonExample}
            // The button that opened it asks for exactly this.
            autoFocus
            dir="auto"
            value={reason.text}
            onChange={(event) => {
              setProblem(null)
              reason.setText(event.target.value)
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setChecking(false)
            }}
          />
          <Button size="sm" type="submit" hint="Enter">
            {words.save}
          </Button>
          <ProblemLine text={problem} />
          <LengthNote text={reason.text} limit={longestReason} />
        </form>
      )}
    </section>
  )
}
