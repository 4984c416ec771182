import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../../../core/domain/document/problem.ts'
import type { Device } from '../../../core/protocol/auth.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Pill } from '../../ui/marks/pill.tsx'
import { Time } from '../shared/text/time.tsx'
import { deviceWords as words } from './settings.words.ts'

/** Where someone is signed in, each with a way to end it. Read from the server when it is shown. */
export const DeviceList = ({ personId, online }: { personId: string; online: boolean }) => {
  const desk = useDesk()
  const [devices, setDevices] = useState<readonly Device[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = useCallback(async () => {
    const result = await desk.signIns.devices(personId)
    setProblem(result.ok ? null : result.problem)
    if (result.ok) setDevices(result.value)
  }, [desk, personId])
  useEffect(() => {
    if (online) void read()
  }, [read, online])

  const end = async (device: Device) => {
    const result = await desk.signIns.endDevice({ personId, id: device.id })
    toast(
      result.ok ? words.ended(words.name(device.name)) : result.problem.message,
      result.ok ? {} : { tone: 'red' },
    )
    await read()
  }
  if (problem !== null) {
    return (
      <p className="devices-note">
        {problem.message} <Button onClick={() => void read()}>{words.retry}</Button>
      </p>
    )
  }
  if (devices === null) return <p className="devices-note">{words.loading}</p>
  if (devices.length === 0) return <p className="devices-note">{words.none}</p>
  return (
    <ul className="devices">
      {devices.map((device) => (
        <li key={device.id} className="device">
          <span className="device-name">
            {words.name(device.name)}
            {device.current && <Pill>{words.this}</Pill>}
          </span>
          <span className="text-s text-muted">
            {words.seen} <Time at={device.lastSeenAt} style="smart" /> · {words.since}{' '}
            <Time at={device.signedInAt} style="smart" />
          </span>
          {!device.current && (
            <Button
              size="sm"
              disabled={!online}
              aria-label={words.endName(words.name(device.name))}
              onClick={() => void end(device)}
            >
              {words.end}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
