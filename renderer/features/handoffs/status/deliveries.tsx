import './deliveries.css'
import { CircleAlert, Clock } from 'lucide-react'
import { useState } from 'react'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { Icon } from '../../../ui/marks/icon.tsx'
import { smartTime } from '../../../language/relative-time.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { DeliveriesDialog } from './deliveries-dialog.tsx'
import { handoffStatusWords } from './handoff-status.words.ts'

const words = handoffStatusWords.deliveries

/** How an escalation was told outside of Baton, in counts; opens who was told, and how. */
export const Deliveries = ({ handoff }: { handoff: Handoff }) => {
  const [open, setOpen] = useState(false)
  const now = useNow(30_000)
  const { handedOver, held, heldUntil, failed } = handoff.reach.outside
  const parts = [
    handedOver > 0 ? words.also(handedOver) : '',
    held > 0 ? words.held(held, heldUntil === null ? null : smartTime(heldUntil, now)) : '',
    failed > 0 ? words.notReached(failed) : '',
  ].filter((part) => part !== '')
  const isTroubled = failed > 0
  return (
    <>
      <button
        type="button"
        className={isTroubled ? 'ladder-rung ladder-outside ladder-blocked' : 'ladder-rung ladder-outside'}
        onClick={() => setOpen(true)}
      >
        {isTroubled && <Icon icon={CircleAlert} size={12} />}
        {!isTroubled && held > 0 && <Icon icon={Clock} size={12} />}
        <span>{parts.length === 0 ? words.open : parts.join(' · ')}</span>
      </button>
      <DeliveriesDialog handoffId={handoff.id} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
