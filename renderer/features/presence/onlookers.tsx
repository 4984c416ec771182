import './onlookers.css'
import { Eye, EyeOff } from 'lucide-react'
import { useOnlookers } from '../../data/react/use-presence.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { Tooltip } from '../../ui/buttons/tooltip.tsx'
import { useNames } from '../shared/names/use-names.ts'
import { lookersSentence, lookersShort } from './presence-words.ts'
import { presenceWords } from './presence.words.ts'

/** Others who are looking at a session or its handoff, in a row of a list. Nothing when there are none. */
export const RowOnlookers = ({
  sessionId,
  handoffId,
  except = null,
}: {
  sessionId: string | null
  handoffId: string | null
  /** Someone not worth mentioning here: in the queue, whoever escalated. */
  except?: string | null
}) => {
  const ids = useOnlookers(sessionId, handoffId)?.filter((id) => id !== except)
  return ids === undefined || ids.length === 0 ? null : <Row ids={ids} />
}

const useLookerNames = (ids: readonly string[]): string[] => {
  const { nameOf } = useNames()
  return ids.map(nameOf).toSorted((a, b) => a.localeCompare(b))
}

const Row = ({ ids }: { ids: readonly string[] }) => {
  const names = useLookerNames(ids)
  const sentence = lookersSentence(names)
  return (
    <span className="onlookers onlookers-row" title={sentence}>
      <Icon icon={Eye} size={12} />
      <span className="onlookers-who text-cut" aria-hidden="true">
        {lookersShort(names)}
      </span>
      <span className="sr-only">{sentence}</span>
    </span>
  )
}

/** The same in the header of what is open; says so while it can't be known. */
export const HeadOnlookers = ({
  sessionId,
  handoffId,
}: {
  sessionId: string | null
  handoffId: string | null
}) => {
  const ids = useOnlookers(sessionId, handoffId)
  if (ids === null) {
    return (
      <Tooltip label={presenceWords.unknown}>
        <span className="onlookers onlookers-unknown" role="img" aria-label={presenceWords.unknown}>
          <Icon icon={EyeOff} size={14} />
        </span>
      </Tooltip>
    )
  }
  return ids.length === 0 ? null : <Head ids={ids} />
}

const Head = ({ ids }: { ids: readonly string[] }) => {
  const names = useLookerNames(ids)
  const sentence = lookersSentence(names)
  return (
    <Tooltip label={sentence}>
      <span className="onlookers onlookers-head">
        <Icon icon={Eye} size={14} />
        <span className="onlookers-who text-cut" aria-hidden="true">
          {lookersShort(names)}
        </span>
        <span className="onlookers-count" aria-hidden="true">
          {names.length}
        </span>
        <span className="sr-only">{sentence}</span>
      </span>
    </Tooltip>
  )
}
