import './tooltip.css'
import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { KeyHint } from './kbd.tsx'

/** A short label for the hovered or focused element. The child must be a single element that takes a ref. */
export const Tooltip = ({
  label,
  hint,
  side = 'bottom',
  children,
}: {
  label: string
  hint?: string | undefined
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined
  children: ReactElement
}) => (
  <Base.Root>
    <Base.Trigger delay={400} closeDelay={0} render={children} />
    <Base.Portal>
      <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="tooltip-positioner">
        <Base.Popup className="tooltip">
          {label}
          {hint !== undefined && <KeyHint keys={hint} />}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
