import { CalendarPlus } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { Schedule } from '../../../core/domain/duty/schedule.ts'
import type { DutyFeed } from '../../../core/protocol/duty-messages.ts'
import { useDesk } from '../../data/react/use-desk.ts'
import { useDesktop } from '../../desktop/desktop-context.tsx'
import { toast } from '../../state/messages/toasts.ts'
import { Button } from '../../ui/buttons/button.tsx'
import { Filled } from '../../ui/form/filled.tsx'
import { Time } from '../shared/text/time.tsx'
import { CopyRow } from '../settings/copy-row.tsx'
import { calendarWords as words } from './duty.words.ts'

type Made = { scheduleId: string | null; url: string }

/** Addresses under which calendar programs read duty: one's own, and each schedule's. An address is shown once, and can be ended. */
export const CalendarPart = ({ schedules, online }: { schedules: readonly Schedule[]; online: boolean }) => {
  const desk = useDesk()
  const { info } = useDesktop()
  const [feeds, setFeeds] = useState<readonly DutyFeed[] | null>(null)
  const [made, setMade] = useState<Made | null>(null)
  const read = useCallback(async () => {
    const answer = await desk.askServer('duty-feeds:list', {})
    if (answer.ok) setFeeds(answer.value.feeds)
  }, [desk])
  useEffect(() => {
    if (online) void read()
  }, [online, read])

  const renew = async (scheduleId: string | null) => {
    const answer = await desk.askServer('duty-feeds:renew', { scheduleId })
    if (!answer.ok) return toast(answer.problem.message, { tone: 'red' })
    const { url } = answer.value
    const server = info.serverUrl === '' ? globalThis.location.origin : info.serverUrl
    setMade({ scheduleId, url: url.startsWith('/') ? `${server}${url}` : url })
    return read()
  }
  const end = async (id: string) => {
    const answer = await desk.askServer('duty-feeds:remove', { id })
    toast(answer.ok ? words.ended : answer.problem.message, answer.ok ? {} : { tone: 'red' })
    setMade(null)
    return read()
  }
  const rows = [
    { scheduleId: null, name: words.mine },
    ...schedules.map(({ id, name }) => ({ scheduleId: id, name })),
  ]
  return (
    <section className="duty-schedule" aria-label={words.title}>
      <header className="duty-head">
        <h2 className="duty-name">{words.title}</h2>
      </header>
      <p className="settings-row-hint duty-calendar-hint">{words.hint}</p>
      <ul className="duty-calendars">
        {rows.map(({ scheduleId, name }) => {
          const feed = feeds?.find((one) => one.scheduleId === scheduleId)
          return (
            <li key={scheduleId ?? 'mine'}>
              <div className="duty-calendar">
                <span className="text-cut" dir="auto">
                  {name}
                </span>
                <span className="text-muted duty-calendar-read">
                  {feed !== undefined &&
                    (feed.readAt === null ? (
                      words.neverRead
                    ) : (
                      <Filled text={words.lastRead}>
                        <Time at={feed.readAt} style="smart" />
                      </Filled>
                    ))}
                </span>
                <Button
                  size="sm"
                  icon={feed === undefined ? CalendarPlus : undefined}
                  aria-label={feed === undefined ? words.makeFor(name) : words.renewFor(name)}
                  disabled={!online || feeds === null}
                  onClick={() => void renew(scheduleId)}
                >
                  {feed === undefined ? words.make : words.renew}
                </Button>
                {feed !== undefined && (
                  <Button
                    size="sm"
                    variant="ghost"
                    aria-label={words.endFor(name)}
                    disabled={!online}
                    onClick={() => void end(feed.id)}
                  >
                    {words.end}
                  </Button>
                )}
              </div>
              {made !== null && made.scheduleId === scheduleId && (
                <div className="duty-calendar-made">
                  <CopyRow first label={words.address} value={made.url} />
                  <p className="settings-row-hint">{words.shownOnce}</p>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
