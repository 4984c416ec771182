import { useCallback, useEffect, useState } from 'react'
import { hour } from '../../../core/domain/time/durations.ts'
import type { TrayCommand } from '../../../core/bridge/desktop-api.ts'
import { useDesk, useNow, useSignedIn } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { unsentWords } from '../shared/shared.words.ts'
import { connectionStateWords, trayWords } from './shell.words.ts'

/** Until when each choice lasts, from `now` in local time; null turns it off. */
export const quietUntil = (command: TrayCommand, now: number): number | null => {
  if (command === 'quiet-off') return null
  if (command === 'quiet-hour') return now + hour
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  morning.setHours(8, 0, 0, 0)
  return morning.getTime()
}

/**
 * What the tray's menu says, and what it asks for. Do not disturb is this person's own rule on the server, so that it holds
 * on every device; without a connection it can't be set, and a notification says so, because no window may be open.
 */
export const TrayMenu = () => {
  const desk = useDesk()
  const { api } = useDesktop()
  const now = useNow(60_000)
  const connection = useSignedIn((state) => state.connection)
  const waiting = useSignedIn((state) => state.waiting)
  const files = useSignedIn((state) => state.filesWaiting)
  const isOnline = connection.kind === 'online'
  const [until, setUntil] = useState<number | null>(null)

  useEffect(() => {
    if (!isOnline) return
    // Nothing to tell if that fails: the menu then offers to turn it on.
    void desk.askServer('channels:read', {}).then((answer) => {
      if (answer.ok) setUntil(answer.value.channels.rules.doNotDisturbUntil)
    })
  }, [desk, isOnline])

  const isQuiet = until !== null && until > now
  const sentence = [
    connectionStateWords(connection, now, isOnline),
    unsentWords(waiting, files),
    ...(isQuiet ? [trayWords.quietUntil(smartTime(until, now))] : []),
  ]
    .filter((part) => part !== '')
    .join(' · ')
  useEffect(() => {
    void api
      .setTrayStatus({ sentence: sentence.slice(0, 200), quietUntil: isQuiet ? until : null })
      .catch(() => undefined)
  }, [api, sentence, isQuiet, until])
  useEffect(() => () => void api.setTrayStatus(null).catch(() => undefined), [api])

  const run = useCallback(
    async (command: TrayCommand) => {
      const read = await desk.askServer('channels:read', {})
      const wanted = quietUntil(command, desk.now())
      const answer = read.ok
        ? await desk.askServer('channels:save', {
            rules: {
              ...read.value.channels.rules,
              // Who never chose has no time zone of their own yet.
              ...(read.value.channels.hasChosen
                ? {}
                : { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone }),
              doNotDisturbUntil: wanted,
            },
          })
        : read
      if (answer.ok) return setUntil(wanted)
      await api.showToast({
        key: 'quiet',
        title: wanted === null ? trayWords.stillQuiet : trayWords.notQuiet,
        body: answer.problem.message,
        link: '/settings/channels',
      })
      return undefined
    },
    [desk, api],
  )
  useEffect(() => api.onTrayCommand((command) => void run(command).catch(() => undefined)), [api, run])
  return null
}
