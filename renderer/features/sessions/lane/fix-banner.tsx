import './fix-banner.css'
import { CircleCheck, CircleX, Ellipsis, FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { Fix } from '../../../../core/domain/fix.ts'
import { useDraft } from '../../../data/react/use-draft.ts'
import { openDialog } from '../../../state/session-screen.ts'
import { Button } from '../../../ui/button.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu, type MenuEntry } from '../../../ui/menu.tsx'
import { TextInput } from '../../../ui/text-input.tsx'
import { ProblemLine } from '../../forms/problem-line.tsx'
import { outcomeLead } from '../../shared/fix-status.ts'
import { decisions, decisionWord, type FixBannerMode } from './fix-banner-mode.ts'
import { useFixActs } from './use-fix-act.ts'

const icons = {
  suggested: FlaskConical,
  pending: FlaskConical,
  partial: FlaskConical,
  worked: CircleCheck,
  failed: CircleX,
} as const

/** The suggested fix above the timeline: how it goes, how it went, and what becomes of it. */
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
  const [problem, setProblem] = useState<string | null>(null)

  const saveReason = async () => {
    if (reason.text.trim() === '')
      return setProblem('Say what you are waiting for, so that whoever comes next knows.')
    if (!(await acts.record(fix, 'applied_pending', reason.text))) return undefined
    reason.setText('')
    setChecking(false)
    return undefined
  }
  const another = () => openDialog({ kind: 'fix', sessionId })
  const suggest: MenuEntry = { kind: 'item', label: 'Suggest another…', run: another }
  const worked: MenuEntry = {
    kind: 'item',
    label: mode === 'failed' ? 'It worked, after all' : outcomeLead('applied_success'),
    run: () => void acts.record(fix, 'applied_success'),
  }
  const failed: MenuEntry = {
    kind: 'item',
    label: 'It did not help, after all',
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
    ...decisions.map(({ decision, offer }): MenuEntry => ({
      kind: 'check',
      label: offer,
      checked: fix.decision === decision,
      onChange: () => void acts.decide(fix, decision),
    })),
    { kind: 'line' },
    ...(mode === 'failed' ? [] : [suggest]),
    ...(mode === 'worked'
      ? []
      : [{ kind: 'item' as const, label: 'Dismiss', run: () => void acts.dismiss(fix) }]),
  ]
  const besides = [
    fix.confidence === null ? '' : `confidence ${fix.confidence}`,
    decisionWord(fix.decision),
  ].filter((part) => part !== '')

  return (
    <section className={`fix-banner fix-banner-${tone}`} aria-label="Fix" data-focus-home="">
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
          )}
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
                  {mode === 'pending' ? 'Waits for something else…' : `${outcomeLead('applied_pending')}…`}
                </Button>
              </>
            )}
            {mode === 'worked' && mayResolve && (
              <Button size="sm" onClick={() => openDialog({ kind: 'resolve', sessionId, text: '' })}>
                Resolve…
              </Button>
            )}
            {mode === 'failed' && (
              <Button size="sm" onClick={another}>
                Suggest another…
              </Button>
            )}
            <Menu
              label="More about the fix"
              trigger={<IconButton label="More about the fix" icon={Ellipsis} />}
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
            aria-label="What are you waiting for?"
            aria-invalid={problem !== null}
            placeholder="What are you waiting for? The next sync at 15:00, a call back…"
            // The button that opened it asked for exactly this.
            autoFocus
            dir="auto"
            maxLength={2000}
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
            Save
          </Button>
          <ProblemLine text={problem} />
        </form>
      )}
    </section>
  )
}
