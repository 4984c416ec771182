import './shift.css'
import { Compose } from './compose.tsx'
import { HandoverView } from './handover-view.tsx'

/** Handing over one's shift; or what someone handed over. */
export const ShiftScreen = ({ handoverId }: { handoverId: string | null }) =>
  handoverId === null ? <Compose /> : <HandoverView key={handoverId} handoverId={handoverId} />
