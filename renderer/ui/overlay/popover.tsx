import './popover.css'
import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'

/** More about what `trigger`, a button, says. Opens by pointer, click or key without taking the focus from work. */
export const Popover = ({
  label,
  trigger,
  children,
}: {
  label: string
  trigger: ReactElement
  children: ReactNode
}) => (
  <Base.Root>
    <Base.Trigger render={trigger} openOnHover delay={300} />
    <Base.Portal>
      <Base.Positioner className="popover-positioner" sideOffset={6} collisionPadding={8}>
        <Base.Popup className="popover" aria-label={label}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)
