import { useCallback, useEffect, useState } from 'react'
import type { DeliveryLine, Destination } from '../../../core/protocol/notify-messages.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { readySentences } from '../../language/sentences.words.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Dialog } from '../../ui/overlay/dialog.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { Time } from '../shared/text/time.tsx'
import { channelWords, logWords as words } from './channels.words.ts'
import { toldWords } from '../policies/policies.words.ts'
import { deliveryWords } from '../shared/shared.words.ts'

/** What was sent to a destination, the latest first, and sending it again. */
export const LogDialog = ({ destination, onClose }: { destination: Destination; onClose: () => void }) => {
  const desk = useDesk()
  const [lines, setLines] = useState<readonly DeliveryLine[] | null>(null)
  const { id, name } = destination
  const read = useCallback(async () => {
    const answer = await desk.askServer('destinations:log', { id })
    if (answer.ok) setLines(answer.value.deliveries)
    else toast(answer.problem.message, { tone: 'red' })
  }, [desk, id])
  useEffect(() => {
    void read()
    const timer = setInterval(() => void read(), 5000)
    return () => clearInterval(timer)
  }, [read])
  const replay = async (deliveryId: string) => {
    const answer = await desk.askServer('destinations:replay', { deliveryId })
    toast(answer.ok ? words.replayed : answer.problem.message)
    void read()
  }
  return (
    <Dialog
      title={words.title(name)}
      open
      wide
      onClose={onClose}
      footer={<Button onClick={onClose}>{words.close}</Button>}
    >
      {lines === null && <p className="text-muted">{channelWords.reading}</p>}
      {lines?.length === 0 && <p className="text-muted">{words.none}</p>}
      {lines?.map((line) => (
        <div key={line.id} className="log-line">
          <span>{deliveryWords.whys[line.why]}</span>
          <span className={line.state === 'failed' ? 'channels-trouble' : 'text-muted'}>
            {deliveryWords.states[line.state]} · {words.tries(line.tries)}
            {line.reason !== null &&
              ` · ${toldWords.because[line.reason] ?? readySentences.shown(line.reason)}`}
            {line.nextAt !== null && line.tries > 0 && (
              <>
                {' · '}
                <Filled text={words.nextTry}>
                  <Time at={line.nextAt} style="smart" />
                </Filled>
              </>
            )}
          </span>
          <span className="text-faint">
            <Time at={line.changedAt} style="smart" />
          </span>
          <Button size="sm" onClick={() => void replay(line.id)}>
            {words.replay}
          </Button>
        </div>
      ))}
    </Dialog>
  )
}
