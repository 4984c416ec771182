import './timeline.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Branch } from '../../../core/domain/branch.ts'
import type { Entry } from '../../../core/domain/entry.ts'
import type { Fact } from '../../../core/domain/fact.ts'
import type { Handoff } from '../../../core/domain/handoff.ts'
import { cut } from '../../../core/domain/text.ts'
import { useMe, useNow, usePendingDocuments } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { fullTime, smartTime } from '../../ui/relative-time.ts'
import { TimelineEntry } from './timeline-entry.tsx'
import { lineOf, type LineContext } from './timeline-line.ts'
import { timelineRows } from './timeline-rows.ts'
import { useNames } from './use-names.ts'

/**
 * A session's timeline, the latest at the bottom. Only what is in view is in the page.
 *
 * It opens at its end, follows what is added while it is there, and goes there for what its reader writes.
 */
export const Timeline = ({
  entries,
  entryCount,
  branches,
  facts,
  handoffs,
  mayWrite,
  onOlder,
}: {
  /** The newest entries, in order. */
  entries: readonly Entry[]
  /** How many the session has. */
  entryCount: number
  branches: readonly Branch[]
  facts: readonly Fact[]
  handoffs: readonly Handoff[]
  mayWrite: boolean
  onOlder: () => void
}) => {
  const myId = useMe()?.id ?? null
  const now = useNow(60_000)
  const pending = usePendingDocuments()
  const { youOr, youIn } = useNames()
  const scroller = useRef<HTMLDivElement | null>(null)
  const rows = useMemo(() => timelineRows(entries, now), [entries, now])
  const context = useMemo<LineContext>(() => {
    const byId = new Map(handoffs.map((handoff) => [handoff.id, handoff]))
    return {
      nameOf: youOr,
      nameIn: youIn,
      handoffOf: (id) => byId.get(id) ?? null,
      branches,
      when: (at) => smartTime(at, now),
    }
  }, [handoffs, branches, youOr, youIn, now])
  const factBySource = useMemo(
    () => new Map(facts.filter((fact) => fact.removedAt === null).map((fact) => [fact.sourceEntryId, fact])),
    [facts],
  )

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 36,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
    anchorTo: 'end',
    followOnAppend: true,
  })

  const last = entries.at(-1)
  const opened = useRef(false)
  useLayoutEffect(() => {
    if (last === undefined) return
    if (opened.current && last.authorId !== myId) return
    opened.current = true
    virtualizer.scrollToEnd()
    // A new last entry is what moves it, not a new virtualizer.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [last?.id, myId])

  const heard = useHeard(last, myId, context)
  const older = entryCount > entries.length && entries.length > 0

  return (
    // It scrolls, so the keyboard has to reach it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section ref={scroller} className="timeline" aria-label="Timeline" tabIndex={0}>
      {older && (
        <div className="timeline-older">
          <Button size="sm" variant="ghost" onClick={onOlder}>
            Show older entries
          </Button>
        </div>
      )}
      <ol className="timeline-space" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className="timeline-row"
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              {row.kind === 'day' ? (
                <div className="timeline-day">
                  <span title={fullTime(row.at)}>{dayHeading(row.at, now)}</span>
                </div>
              ) : (
                <TimelineEntry
                  entry={row.entry}
                  line={lineOf(row.entry, context)}
                  author={youOr(row.entry.authorId)}
                  named={row.named}
                  onDevice={pending.has(`entries/${row.entry.id}`)}
                  mine={row.entry.authorId === myId}
                  mayWrite={mayWrite}
                  fact={factBySource.get(row.entry.id) ?? null}
                />
              )}
            </li>
          )
        })}
      </ol>
      <div className="sr-only" role="log" aria-live="polite">
        {heard}
      </div>
    </section>
  )
}

const headings = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })
const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()
const dayHeading = (at: number, now: number): string => {
  if (sameDay(at, now)) return 'Today'
  if (sameDay(at, now - 86_400_000)) return 'Yesterday'
  return headings.format(at)
}

/** What a screen reader is told: an entry that somebody else adds while the timeline is open. */
const useHeard = (last: Entry | undefined, myId: string | null, context: LineContext): string => {
  const [heard, setHeard] = useState('')
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (last === undefined) return
    const isNew = before.current !== null && before.current !== last.id
    before.current = last.id
    if (!isNew || last.authorId === myId) return
    const { lead, text, isEvent } = lineOf(last, context)
    setHeard(isEvent ? `${lead} ${text}.` : `${context.nameOf(last.authorId)}, ${lead}: ${cut(text, 200)}`)
    // Told once per entry, however often the rest changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [last?.id])
  return heard
}
