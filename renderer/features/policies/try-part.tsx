import { FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { Priority } from '../../../core/domain/duty/priority.ts'
import type { PolicyTrial } from '../../../core/domain/duty/policy-trial.ts'
import { useDocument } from '../../data/react/use-documents.ts'
import { useMe } from '../../data/react/use-people.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { Time } from '../shared/text/time.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { DeliveryLines } from './delivery-lines.tsx'
import { policyWords, trialWords as words } from './policies.words.ts'
import { TryDialog } from './try-dialog.tsx'

/** The button that tests a policy, and what became of the last test. For admins. */
export const TryPart = ({
  priority,
  disabled,
  isChanged,
}: {
  priority: Priority
  disabled: boolean
  /** True while what is shown isn't what is saved. */
  isChanged: boolean
}) => {
  const trial = useDocument('accounts', useMe()?.accountId ?? null)?.trial ?? null
  const { youIn } = useNames()
  const [open, setOpen] = useState<'no' | 'try' | { told: string }>('no')
  const last: PolicyTrial | null = trial?.priority === priority ? trial : null
  return (
    <div className="policy-try">
      <Button
        icon={FlaskConical}
        disabled={disabled || isChanged}
        title={isChanged ? policyWords.saveFirst : undefined}
        onClick={() => setOpen('try')}
      >
        {policyWords.tryIt}
      </Button>
      {last !== null && !isChanged && (
        <span className="text-muted">
          <Filled text={(time) => policyWords.lastTried(youIn(last.by), time)}>
            <Time at={last.at} style="smart" />
          </Filled>
          {' · '}
          <Button size="sm" variant="ghost" disabled={disabled} onClick={() => setOpen({ told: last.id })}>
            {words.whoWasTold}
          </Button>
        </span>
      )}
      {isChanged && <span className="text-muted">{policyWords.saveFirst}</span>}
      {open === 'try' && (
        <TryDialog
          priority={priority}
          onClose={() => setOpen('no')}
          onTold={(trialId) => setOpen({ told: trialId })}
        />
      )}
      {typeof open === 'object' && (
        <Dialog
          title={words.toldTitle}
          icon={FlaskConical}
          open
          onClose={() => setOpen('no')}
          footer={<Button onClick={() => setOpen('no')}>{words.close}</Button>}
        >
          <DeliveryLines aboutId={open.told} everyMs={1500} />
        </Dialog>
      )}
    </div>
  )
}
