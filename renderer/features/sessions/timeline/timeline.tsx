import './timeline.css'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react'
import type { Branch, BranchState } from '../../../../core/domain/branches/branch.ts'
import type { Entry } from '../../../../core/domain/entry/entry.ts'
import { standingFacts, type Fact } from '../../../../core/domain/branches/fact.ts'
import type { Handoff } from '../../../../core/domain/handoff/handoff.ts'
import { cut } from '../../../../core/domain/text/text.ts'
import { day } from '../../../../core/domain/time/durations.ts'
import { useMe } from '../../../data/react/use-people.ts'
import { useNow } from '../../../data/react/use-desk.ts'
import { usePendingDocuments } from '../../../data/react/use-documents.ts'
import { fullTime, longDay, smartTime } from '../../../language/relative-time.ts'
import { Saying } from '../../assistant/saying.tsx'
import { nextSuggestion, useSuggestionKeys } from '../../assistant/use-suggestion-keys.ts'
import { TimelineEntry, type EntryMode } from './timeline-entry.tsx'
import { lineOf, type LineContext } from './timeline-line.ts'
import { timelineWords as words } from './timeline.words.ts'
import { timelineRows } from './timeline-rows.ts'
import { useEntryActions } from './use-entry-actions.ts'
import { useEntryKeys } from './use-entry-keys.ts'
import { useNames } from '../../shared/names/use-names.ts'
import { usePlaces } from './use-places.ts'
import { useStayAtEnd } from './use-stay-at-end.ts'

/** How many rows from the first loaded one older rows are requested: early, so that no one ever reaches the end. */
const nearTheStart = 120

/**
 * A session's timeline, latest at the bottom. Only what is in view is in the page.
 *
 * It opens at the end, follows new entries while it's there, and goes there when its reader writes. Older entries are
 * loaded on scrolling up and join without a jump. The arrow keys move from entry to entry.
 */
export const Timeline = memo(
  ({
    sessionId,
    entries,
    steps,
    hasOlder,
    branches,
    states,
    facts,
    handoffs,
    revealId,
    mayWrite,
    onOlder,
    onAll,
    onRevealed,
  }: {
    sessionId: string
    /** The newest entries, in order. */
    entries: readonly Entry[]
    steps: readonly Entry[]
    /** Whether there are entries before these. */
    hasOlder: boolean
    branches: readonly Branch[]
    /** The state of each branch, by id. */
    states: ReadonlyMap<string, BranchState>
    facts: readonly Fact[]
    handoffs: readonly Handoff[]
    /** An entry to scroll to and mark, once it's loaded. */
    revealId: string | null
    mayWrite: boolean
    onOlder: () => void
    /** Someone goes to the very first entry, so all of them are needed. */
    onAll: () => void
    onRevealed: () => void
  }) => {
    const myId = useMe()?.id ?? null
    const now = useNow(60_000)
    const pending = usePendingDocuments()
    const { youOr, youIn } = useNames()
    const scroller = useRef<HTMLDivElement | null>(null)
    const [currentId, setCurrentId] = useState<string | null>(null)
    const [opened, setOpened] = useState<{ entryId: string; mode: EntryMode } | null>(null)
    const rows = useMemo(() => timelineRows(entries, now, branches), [entries, now, branches])
    useStayAtEnd(scroller, rows.at(-1)?.kind === 'saying')
    const placeOf = usePlaces(sessionId, { entries, steps, facts, branches })
    const repeated = useMemo(() => repeatedReasons(entries), [entries])
    const context = useMemo<LineContext>(() => {
      const byId = new Map(handoffs.map((handoff) => [handoff.id, handoff]))
      return {
        nameOf: youOr,
        nameIn: youIn,
        handoffOf: (id) => byId.get(id) ?? null,
        branches,
        states,
        when: (at) => smartTime(at, now),
      }
    }, [handoffs, branches, states, youOr, youIn, now])
    const factOf = useMemo(() => standingFacts(facts), [facts])

    const indexOf = (id: string | null) => (id === null ? -1 : rows.findIndex((row) => row.key === id))
    const currentIndex = indexOf(currentId)
    const openedIndex = indexOf(opened?.entryId ?? null)
    const virtualizer = useVirtualizer({
      count: rows.length,
      getScrollElement: () => scroller.current,
      estimateSize: () => 36,
      getItemKey: (index) => rows[index]?.key ?? index,
      overscan: 10,
      anchorTo: 'end',
      followOnAppend: true,
      // What has the focus, or is being written in, stays in the page however far it's scrolled away.
      rangeExtractor: (range) =>
        [...new Set([...defaultRangeExtractor(range), currentIndex, openedIndex])]
          .filter((index) => index >= 0)
          .toSorted((a, b) => a - b),
    })
    // A new width rewraps lines, so rows are measured again when they scroll back into view. Changes that are entirely above
    // the fold must not move what is in view, whichever way it's scrolled.
    virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (
      item,
      _delta,
      { itemSizeCache, scrollOffset },
    ) => {
      const fold = scrollOffset ?? 0
      return itemSizeCache.has(item.key) ? item.end <= fold : item.start < fold
    }
    const items = virtualizer.getVirtualItems()

    const last = entries.at(-1)
    /** The last entry at the time of the last scroll; null until the first one. */
    const followed = useRef<string | null>(null)
    useLayoutEffect(() => {
      if (last === undefined || followed.current === last.id) return
      // An entry that was asked for takes precedence.
      if (followed.current === null && revealId !== null) return
      const isFirst = followed.current === null
      followed.current = last.id
      if (isFirst || last.authorId === myId) virtualizer.scrollToEnd()
      // Only a new last entry scrolls it, not a new virtualizer.
      // oxlint-disable-next-line react/exhaustive-deps
    }, [last?.id, myId, revealId])

    const revealIndex = indexOf(revealId)
    useLayoutEffect(() => {
      if (revealIndex < 0) return
      followed.current = last?.id ?? null
      setCurrentId(revealId)
      virtualizer.scrollToIndex(revealIndex, { align: 'center' })
      onRevealed()
      // Once, when the entry has been loaded.
      // oxlint-disable-next-line react/exhaustive-deps
    }, [revealId, revealIndex])

    const firstIndex = virtualizer.range?.startIndex ?? null
    const asked = useRef(0)
    useEffect(() => {
      if (!hasOlder || firstIndex === null || firstIndex > nearTheStart || followed.current === null) return
      if (asked.current === entries.length) return
      asked.current = entries.length
      onOlder()
    }, [hasOlder, firstIndex, entries.length, onOlder])

    /** The row to focus once it's in the page. */
    const toFocus = useRef<string | null>(null)
    const giveFocus = () => {
      if (toFocus.current === null) return
      const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${indexOf(toFocus.current)}"]`)
      if (row === null || row === undefined) return
      toFocus.current = null
      row.focus({ preventScroll: true })
    }
    // During the keystroke that asked for it, never a frame later: the next key may be meant for something else.
    useLayoutEffect(giveFocus)
    const focusRow = (index: number) => {
      const row = rows[index]
      if (row === undefined) return
      toFocus.current = row.key
      setCurrentId(row.key)
      virtualizer.scrollToIndex(index, { align: 'auto' })
      giveFocus()
    }
    const moveTo = (from: number, step: 1 | -1) => {
      for (let at = from; at >= 0 && at < rows.length; at += step) {
        if (rows[at]?.kind === 'entry') return focusRow(at)
      }
      return undefined
    }
    const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      // Menus are rendered elsewhere and only bubble up to here, and in a field the arrow keys belong to the field.
      if (!event.currentTarget.contains(event.target as Node)) return
      if ((event.target as HTMLElement).closest('input, textarea') !== null) return
      const moves: Record<string, () => void> = {
        ArrowDown: () =>
          moveTo(currentIndex < 0 ? rows.length - 1 : currentIndex + 1, currentIndex < 0 ? -1 : 1),
        ArrowUp: () => moveTo(currentIndex < 0 ? rows.length - 1 : currentIndex - 1, -1),
        Home: () => {
          if (hasOlder) {
            setToStart(true)
            onAll()
          } else moveTo(0, 1)
        },
        End: () => moveTo(rows.length - 1, -1),
        Escape: () => setCurrentId(null),
      }
      const move = moves[event.key]
      if (move === undefined) return
      event.preventDefault()
      move()
    }

    const [toStart, setToStart] = useState(false)
    useEffect(() => {
      if (!toStart || hasOlder) return
      setToStart(false)
      // Someone who has moved elsewhere in the meantime stays there.
      if (scroller.current?.contains(document.activeElement) === true) moveTo(0, 1)
      // Once, when the first entry has been loaded.
      // oxlint-disable-next-line react/exhaustive-deps
    }, [toStart, hasOlder])

    const open = useCallback((entry: Entry, mode: EntryMode) => setOpened({ entryId: entry.id, mode }), [])
    const close = useCallback(() => setOpened(null), [])
    const actions = useEntryActions(facts, open, context)
    const currentRow = rows[currentIndex]
    const current = currentRow?.kind === 'entry' ? currentRow.entry : null
    const next = mayWrite ? nextSuggestion(entries, current) : null
    useSuggestionKeys(next, 'timeline')
    const loadedSteps = useMemo(() => {
      const loaded = new Set(entries.map(({ id }) => id))
      return steps.filter(({ id }) => loaded.has(id))
    }, [entries, steps])
    useEntryKeys({
      sessionId,
      current,
      mine: current !== null && current.authorId === myId,
      mayWrite,
      steps: loadedSteps,
      actions: {
        ...actions,
        answer: (entry) => {
          const index = indexOf(entry.id)
          if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
          actions.answer(entry)
        },
      },
      focus: () => moveTo(currentIndex < 0 ? rows.length - 1 : currentIndex, -1),
    })

    const heard = useHeard(last, myId, context)

    return (
      // It scrolls, so it needs to be reachable by keyboard; the arrow keys move within it.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
      <section
        ref={scroller}
        className="timeline"
        aria-label={words.timeline}
        data-focus-home='[aria-current="true"]'
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <ol className="timeline-space" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, key, start }) => {
            const row = rows[index]
            if (row === undefined) return null
            return (
              // By keyboard, the arrow keys reach an entry; a click only selects it.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={index === currentIndex ? 'timeline-row timeline-current' : 'timeline-row'}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
                aria-current={index === currentIndex ? 'true' : undefined}
                tabIndex={-1}
                data-focus-home=""
                style={{ transform: `translateY(${start}px)` }}
                onFocus={() => {
                  if (row.kind === 'entry') setCurrentId(row.key)
                }}
                onClick={() => {
                  if (row.kind === 'entry') setCurrentId(row.key)
                }}
              >
                {row.kind === 'day' ? (
                  <div className="timeline-day">
                    <span title={fullTime(row.at)}>{dayHeading(row.at, now)}</span>
                  </div>
                ) : row.kind === 'saying' ? (
                  <Saying
                    question={row.entry}
                    onDevice={pending.has(`entries/${row.entry.id}`)}
                    mayWrite={mayWrite}
                  />
                ) : (
                  <TimelineEntry
                    entry={row.entry}
                    context={context}
                    named={row.named}
                    branch={row.branch}
                    along={row.along}
                    onDevice={pending.has(`entries/${row.entry.id}`)}
                    mine={row.entry.authorId === myId}
                    mayWrite={mayWrite}
                    current={index === currentIndex}
                    mode={index === openedIndex ? (opened?.mode ?? null) : null}
                    keysFor={next?.entry.id === row.entry.id ? next.suggestion.id : null}
                    isRepeated={repeated.has(row.entry.id)}
                    placeOf={placeOf}
                    fact={factOf.get(row.entry.id) ?? null}
                    actions={actions}
                    onClose={close}
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
  },
)

/** The questions without an answer whose reason an earlier one says already. */
const repeatedReasons = (entries: readonly Entry[]): ReadonlySet<string> => {
  const said = new Set<string>()
  const repeated = new Set<string>()
  for (const { id, ask } of entries) {
    if (ask?.because === undefined || ask.because === null) continue
    if (said.has(ask.because)) repeated.add(id)
    said.add(ask.because)
  }
  return repeated
}

const sameDay = (a: number, b: number) => new Date(a).toDateString() === new Date(b).toDateString()
const dayHeading = (at: number, now: number): string => {
  if (sameDay(at, now)) return words.today
  if (sameDay(at, now - day)) return words.yesterday
  return longDay(at)
}

/** What a screen reader announces: an entry that someone else adds while the timeline is open. */
const useHeard = (last: Entry | undefined, myId: string | null, context: LineContext): string => {
  const [heard, setHeard] = useState('')
  const before = useRef<string | null>(null)
  useEffect(() => {
    if (last === undefined) return
    const isNew = before.current !== null && before.current !== last.id
    before.current = last.id
    if (!isNew || last.authorId === myId) return
    const { lead, text, isEvent } = lineOf(last, context)
    setHeard(isEvent ? `${lead} ${text}.` : words.heard(context.nameOf(last.authorId), lead, cut(text, 200)))
    // Once per entry, however often the rest changes.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [last?.id])
  return heard
}
