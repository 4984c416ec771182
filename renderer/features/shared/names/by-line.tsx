import './by-line.css'
import { useMe } from '../../../data/react/use-people.ts'
import { Time } from '../text/time.tsx'
import { useNames } from './use-names.ts'

/** Who did something and when, quietly after it. `othersOnly` leaves out what the reader did. */
export const ByLine = ({ id, at, othersOnly = false }: { id: string; at: number; othersOnly?: boolean }) => {
  const { youOr } = useNames()
  const me = useMe()
  if (othersOnly && id === me?.id) return null
  return (
    <span className="by-line">
      {youOr(id)}, <Time at={at} style="smart" />
    </span>
  )
}
