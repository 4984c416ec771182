import { useCallback, useEffect, useState } from 'react'
import { changedRules, type PersonalChange } from '../../../core/notify/personal-rules.ts'
import type { OwnChannels } from '../../../core/protocol/notify-messages.ts'
import { useDesk, useReadable, useSignedIn } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { channelWords as words } from './channels.words.ts'

export type ReadChannels =
  | { state: 'offline' | 'reading' }
  | { state: 'failed'; problem: string }
  | { state: 'read'; channels: OwnChannels }

/**
 * How this person is told: the channels from the server, the rules as the desk has them, wherever they were changed. Changes are
 * shown at once and taken back if they can't be saved; only what was changed is saved.
 */
export const useChannels = (): {
  read: ReadChannels
  again: () => void
  save: (change: PersonalChange) => void
} => {
  const desk = useDesk()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const chosen = useReadable(desk.howTold)
  const [read, setRead] = useState<ReadChannels>({ state: 'reading' })
  /** Changes that the server hasn't answered yet, in order. */
  const [unsaved, setUnsaved] = useState<readonly PersonalChange[]>([])
  const again = useCallback(() => {
    void desk
      .askServer('channels:read', {})
      .then((answer) =>
        setRead(
          answer.ok
            ? { state: 'read', channels: answer.value.channels }
            : { state: 'failed', problem: answer.problem.message },
        ),
      )
  }, [desk])
  useEffect(() => {
    if (isOnline) again()
  }, [again, isOnline])
  const hasChosen = chosen.hasChosen || unsaved.length > 0
  const save = (wanted: PersonalChange) => {
    // Who never chose has no time zone of their own yet.
    const zone = hasChosen ? {} : { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone }
    const change = { ...zone, ...wanted }
    setUnsaved((now) => [...now, change])
    void desk.askServer('channels:save', { change }).then((answer) => {
      setUnsaved((now) => now.filter((other) => other !== change))
      if (!answer.ok) toast(words.couldNotSave(answer.problem.message), { tone: 'red' })
    })
  }
  if (read.state !== 'read') return { read: isOnline ? read : { state: 'offline' }, again, save }
  const rules = unsaved.reduce(changedRules, chosen.rules)
  return { read: { state: 'read', channels: { ...read.channels, rules, hasChosen } }, again, save }
}
