import { ArrowRightLeft } from 'lucide-react'
import { go } from '../../state/route/route.ts'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { shiftWords as words } from './shift.words.ts'

/** Leads to the page where one hands over one's shift. */
export const HandOverShift = () => {
  const open = () => go('/shift')
  useShortcut('h', open, { label: words.handOver, scope: 'duty' })
  return (
    <Button icon={ArrowRightLeft} hint="H" onClick={open}>
      {words.handOver}
    </Button>
  )
}
