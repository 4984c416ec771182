import './fix-banner.css'
import { Ellipsis, FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { Fix, FixOutcome } from '../../../core/domain/fix.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import { TextInput } from '../../ui/text-input.tsx'
import { useDraft } from '../../data/hooks.ts'
import { useAct } from './use-act.ts'

/** True while a suggestion is worth a line above the timeline: until it worked, failed or was dismissed. */
export const isFixOpen = (fix: Fix): boolean =>
  fix.supersededAt === null && ['proposed', 'applied_pending', 'applied_partial'].includes(fix.outcome)

const lead: Partial<Record<FixOutcome, string>> = {
  proposed: 'Trying:',
  applied_pending: 'Still checking:',
  applied_partial: 'Helped in part:',
}

/** The suggested fix above the timeline, and how it went. */
export const FixBanner = ({ fix, mayWrite }: { fix: Fix; mayWrite: boolean }) => {
  const act = useAct()
  const [checking, setChecking] = useState(false)
  const reason = useDraft(`fix-reason:${fix.id}`)
  const record = (outcome: FixOutcome) => void act('fix.outcome', { fixId: fix.id, outcome })

  const saveReason = async () => {
    if (await act('fix.outcome', { fixId: fix.id, outcome: 'applied_pending', reason: reason.text })) {
      reason.setText('')
      setChecking(false)
    }
  }

  return (
    <section className="fix-banner" aria-label="Suggested fix">
      <div className="fix-banner-line">
        <Icon icon={FlaskConical} />
        <p className="fix-banner-text">
          <strong>{lead[fix.outcome] ?? 'Trying:'}</strong> <span dir="auto">{fix.text}</span>
          {fix.confidence !== null && <span className="text-muted"> · confidence {fix.confidence}</span>}
          {fix.outcomeReason !== '' && (
            <span className="text-muted" dir="auto">
              {' '}
              · {fix.outcomeReason}
            </span>
          )}
        </p>
        {mayWrite && (
          <div className="fix-banner-actions">
            <Button size="sm" onClick={() => record('applied_success')}>
              Worked
            </Button>
            <Button size="sm" onClick={() => record('applied_failed')}>
              Did not
            </Button>
            <Button
              size="sm"
              variant="ghost"
              aria-expanded={checking}
              onClick={() => setChecking((now) => !now)}
            >
              Still checking…
            </Button>
            <Menu
              label="More about the fix"
              trigger={<IconButton label="More about the fix" icon={Ellipsis} />}
              entries={[
                { kind: 'item', label: 'Helped in part', run: () => record('applied_partial') },
                {
                  kind: 'item',
                  label: 'Dismiss',
                  run: () => void act('fix.decide', { fixId: fix.id, decision: 'dismissed' }),
                },
              ]}
            />
          </div>
        )}
      </div>
      {checking && mayWrite && (
        <form
          className="fix-banner-reason"
          onSubmit={(event) => {
            event.preventDefault()
            void saveReason()
          }}
        >
          <TextInput
            aria-label="What are you waiting for?"
            placeholder="What are you waiting for? The next sync at 15:00, a call back…"
            // The button that opened it asked for exactly this.
            autoFocus
            dir="auto"
            maxLength={2000}
            value={reason.text}
            onChange={(event) => reason.setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setChecking(false)
            }}
          />
          <Button size="sm" type="submit" hint="Enter">
            Save
          </Button>
        </form>
      )}
    </section>
  )
}
