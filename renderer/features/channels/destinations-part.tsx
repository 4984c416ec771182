import { Plus, Radio } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { Destination } from '../../../core/protocol/notify-messages.ts'
import { useDesk, useNow } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { readySentences } from '../../language/sentences.words.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { Time } from '../shared/text/time.tsx'
import { SettingsSection } from '../settings/settings-page.tsx'
import { channelWords as words } from './channels.words.ts'
import { DestinationDialog } from './destination-dialog.tsx'
import { LogDialog } from './log-dialog.tsx'
import { RemoveDestination, SecretDialog } from './destination-dialogs.tsx'

type Open =
  | { kind: 'add' }
  | { kind: 'edit' | 'log' | 'remove'; destination: Destination }
  | { kind: 'secret'; secret: string; rotated: boolean }

/** What a destination is, and how the last message there went. */
const DestinationText = ({ destination }: { destination: Destination }) => {
  const now = useNow(30_000)
  const { name, kind, host, form, lowestPriority, offBecause, last, rotatingUntil } = destination
  const what = form === null ? words.kinds[kind] : `${words.kinds[kind]}, ${words.forms[form] ?? form}`
  const isTroubled = offBecause !== null || last?.state === 'failed'
  return (
    <div className="channels-line-text">
      <p>
        <strong dir="auto">{name}</strong>{' '}
        <span className="text-muted">
          {what} · {host} · {words.from2[lowestPriority ?? 'low']}
        </span>
      </p>
      <p className={isTroubled ? 'settings-row-hint channels-trouble' : 'settings-row-hint'}>
        {offBecause !== null ? (
          `${words.off}: ${readySentences.shown(offBecause)}`
        ) : last === null ? (
          words.neverUsed
        ) : (
          <>
            <Filled text={words.lastStates[last.state]}>
              <Time at={last.at} style="ago" />
            </Filled>
            {last.reason !== null && last.state === 'failed' && `: ${readySentences.shown(last.reason)}`}
          </>
        )}
        {rotatingUntil !== null && rotatingUntil > now && ` ${words.rotating(smartTime(rotatingUntil, now))}`}
      </p>
    </div>
  )
}

/** Where the workspace is told as a whole, for admins: add, test, look at what was sent. */
export const DestinationsPart = ({ disabled }: { disabled: boolean }) => {
  const desk = useDesk()
  const [list, setList] = useState<readonly Destination[] | null>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const [testing, setTesting] = useState<string | null>(null)
  const read = useCallback(() => {
    void desk.askServer('destinations:list', {}).then((answer) => {
      if (answer.ok) setList(answer.value.destinations)
    })
  }, [desk])
  useEffect(() => {
    if (!disabled) read()
  }, [disabled, read])
  const close = () => {
    setOpen(null)
    read()
  }
  const test = async ({ id, name }: Destination) => {
    setTesting(id)
    const answer = await desk.askServer('destinations:test', { id })
    setTesting(null)
    toast(answer.ok ? words.tested(name) : answer.problem.message, { tone: answer.ok ? 'neutral' : 'red' })
  }
  const saved = (secret: string | null) => {
    if (secret !== null) setOpen({ kind: 'secret', secret, rotated: false })
    read()
  }
  return (
    <SettingsSection title={words.workspace}>
      <p className="settings-row-hint channels-hint">{words.workspaceHint}</p>
      <ul className="channels-lines" aria-label={words.workspace}>
        {list?.map((destination) => {
          const { id, name } = destination
          return (
            <li key={id} className="channels-line">
              <DestinationText destination={destination} />
              <Button
                size="sm"
                disabled={disabled}
                isBusy={testing === id}
                aria-label={words.testName(name)}
                onClick={() => void test(destination)}
              >
                {testing === id ? words.testing : words.test}
              </Button>
              <Button
                size="sm"
                disabled={disabled}
                aria-label={words.logName(name)}
                onClick={() => setOpen({ kind: 'log', destination })}
              >
                {words.log}
              </Button>
              <Button
                size="sm"
                disabled={disabled}
                aria-label={words.editName(name)}
                onClick={() => setOpen({ kind: 'edit', destination })}
              >
                {words.edit}
              </Button>
              <Button
                size="sm"
                variant="danger"
                disabled={disabled}
                aria-label={words.removeName(name)}
                onClick={() => setOpen({ kind: 'remove', destination })}
              >
                {words.remove}
              </Button>
            </li>
          )
        })}
      </ul>
      <div className="quiet-row">
        {list?.length === 0 && <span className="text-muted">{words.none}</span>}
        <Button
          icon={list?.length === 0 ? Radio : Plus}
          disabled={disabled}
          onClick={() => setOpen({ kind: 'add' })}
        >
          {words.add}
        </Button>
      </div>
      {open?.kind === 'add' && <DestinationDialog destination={null} saved={saved} onClose={close} />}
      {open?.kind === 'edit' && (
        <DestinationDialog
          destination={open.destination}
          saved={saved}
          rotated={(secret) => setOpen({ kind: 'secret', secret, rotated: true })}
          onClose={close}
        />
      )}
      {open?.kind === 'log' && <LogDialog destination={open.destination} onClose={close} />}
      {open?.kind === 'remove' && <RemoveDestination destination={open.destination} onClose={close} />}
      {open?.kind === 'secret' && (
        <SecretDialog secret={open.secret} rotated={open.rotated} onClose={close} />
      )}
    </SettingsSection>
  )
}
