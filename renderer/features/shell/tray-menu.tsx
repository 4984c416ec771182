import { useCallback, useEffect } from 'react'
import { hour } from '../../../core/domain/time/durations.ts'
import type { TrayCommand } from '../../../core/bridge/desktop-api.ts'
import { useDesk, useNow, useReadable, useSignedIn } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { smartTime } from '../../language/relative-time.ts'
import { sendingWords } from '../shared/shared.words.ts'
import { connectionStateWords, trayWords } from './shell.words.ts'
import { useNetwork } from './use-network.ts'

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
  const { unsent, rejected } = sendingWords(waiting, files, useSignedIn((state) => state.rejected).length)
  const network = useNetwork()
  const until = useReadable(desk.howTold).rules.doNotDisturbUntil
  const isQuiet = until !== null && until > now
  const sentence = [
    connectionStateWords(connection, now, network),
    unsent ?? '',
    rejected ?? '',
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
      const wanted = quietUntil(command, desk.now())
      const { hasChosen } = desk.howTold.get()
      // Who never chose has no time zone of their own yet.
      const zone = hasChosen ? {} : { zone: new Intl.DateTimeFormat().resolvedOptions().timeZone }
      const answer = await desk.askServer('channels:save', { change: { ...zone, doNotDisturbUntil: wanted } })
      if (answer.ok) return
      await api.showToast({
        key: 'quiet',
        title: wanted === null ? trayWords.stillQuiet : trayWords.notQuiet,
        body: answer.problem.message,
        link: '/settings/channels',
      })
    },
    [desk, api],
  )
  useEffect(() => api.onTrayCommand((command) => void run(command).catch(() => undefined)), [api, run])
  return null
}
