import './delivery-lines.css'
import { useCallback, useEffect, useState } from 'react'
import type { DeliveryState } from '../../../core/notify/delivery.ts'
import type { DeliveryLine } from '../../../core/protocol/notify-messages.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Time } from '../shared/text/time.tsx'
import { deliveryWords } from '../shared/shared.words.ts'
import { useNames } from '../shared/names/use-names.ts'
import { outcomeOf } from './delivery-outcome.ts'
import { toldWords as words } from './policies.words.ts'

type Asked =
  | { kind: 'asking' }
  | { kind: 'failed'; message: string }
  | { kind: 'lines'; lines: readonly DeliveryLine[] }

const tones: Partial<Record<DeliveryState, string>> = {
  failed: 'delivery-failed',
  held: 'delivery-held',
  handed_over: 'delivery-told',
  delivered: 'delivery-told',
  seen: 'delivery-told',
}

/** Lines by receiver, in the order in which they were first told. */
const byReceiver = (lines: readonly DeliveryLine[]): Map<string, DeliveryLine[]> => {
  const groups = new Map<string, DeliveryLine[]>()
  for (const line of lines) {
    const key = line.personId ?? `${line.channel} ${line.destination ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  return groups
}

/**
 * Who was told of a handoff, or of a test of a policy, on which channel, and what became of it. Asked for when it is shown,
 * and again while it is: what waits goes out meanwhile.
 */
export const DeliveryLines = ({ aboutId, everyMs = 5000 }: { aboutId: string; everyMs?: number }) => {
  const desk = useDesk()
  const now = useNow(5000)
  const { youOr } = useNames()
  const [asked, setAsked] = useState<Asked>({ kind: 'asking' })
  const read = useCallback(async () => {
    const answer = await desk.askServer('deliveries:of', { handoffId: aboutId })
    setAsked(
      answer.ok
        ? { kind: 'lines', lines: answer.value.deliveries }
        : { kind: 'failed', message: answer.problem.message },
    )
  }, [desk, aboutId])
  useEffect(() => {
    void read()
    const timer = setInterval(() => void read(), everyMs)
    return () => clearInterval(timer)
  }, [read, everyMs])
  return (
    <>
      <p className="deliveries-explain text-muted">{words.explain}</p>
      {asked.kind === 'asking' && <p className="text-muted">{words.loading}</p>}
      {asked.kind === 'failed' && (
        <p role="alert">
          {asked.message} <Button onClick={() => void read()}>{words.retry}</Button>
        </p>
      )}
      {asked.kind === 'lines' && asked.lines.length === 0 && <p className="text-muted">{words.none}</p>}
      {asked.kind === 'lines' && (
        <ul className="deliveries">
          {[...byReceiver(asked.lines)].map(([key, lines]) => (
            <li key={key} className="delivery-person">
              <p className="delivery-name" dir="auto">
                {lines[0]?.destination ?? youOr(lines[0]?.personId ?? '')}
              </p>
              {lines.map((line) => (
                <div key={line.id} className="delivery-line">
                  <span>{words.channels[line.channel]}</span>
                  <span className="text-muted">{deliveryWords.whys[line.why]}</span>
                  <span className={tones[line.state] ?? 'text-muted'}>{outcomeOf(line, now)}</span>
                  <span className="text-faint">
                    <Time at={line.changedAt} style="clock" />
                  </span>
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
