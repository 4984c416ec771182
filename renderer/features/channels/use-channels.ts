import { useCallback, useEffect, useState } from 'react'
import type { PersonalRules } from '../../../core/notify/personal-rules.ts'
import type { OwnChannels } from '../../../core/protocol/notify-messages.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { channelWords as words } from './channels.words.ts'

export type ReadChannels =
  | { state: 'offline' | 'reading' }
  | { state: 'failed'; problem: string }
  | { state: 'read'; channels: OwnChannels }

/** How this person is told, from the server; changes are shown at once and taken back if they can't be saved. */
export const useChannels = (): {
  read: ReadChannels
  again: () => void
  save: (rules: PersonalRules) => void
} => {
  const desk = useDesk()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [read, setRead] = useState<ReadChannels>({ state: 'reading' })
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
  const save = (rules: PersonalRules) => {
    setRead((now) =>
      now.state === 'read' ? { ...now, channels: { ...now.channels, rules, hasChosen: true } } : now,
    )
    void desk.askServer('channels:save', { rules }).then((answer) => {
      if (answer.ok) return
      toast(words.couldNotSave(answer.problem.message), { tone: 'red' })
      again()
    })
  }
  return { read: isOnline || read.state === 'read' ? read : { state: 'offline' }, again, save }
}
