import './text-list.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useId,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react'
import { piecesOf } from './find-in-text.ts'
import { filesWords as words } from './files.words.ts'
import type { TextRows } from './text-rows.ts'

/** Height of a row that isn't wrapped, in pixels. */
const rowHeight = 18
const pageRows = 24

/** The rows that are selected: from where it began to where it is now. */
export type Selection = { anchor: number; current: number }

/**
 * The rows of a text with the numbers of their lines. Only those in view are in the page.
 *
 * Arrows, Page Up and Down, Home and End move; with Shift they select, as clicks do.
 *
 * @param first and `count` say which rows there are: a browser can't scroll through millions
 */
export const TextList = ({
  label,
  rows,
  first,
  count,
  wrapped,
  selection,
  found,
  scroller,
  onSelect,
}: {
  label: string
  rows: TextRows
  first: number
  count: number
  wrapped: boolean
  selection: Selection
  /** What is found, how long it is, and which of it is looked at. */
  found: { places: readonly number[]; length: number; current: number | null }
  scroller: RefObject<HTMLDivElement | null>
  onSelect: (selection: Selection) => void
}) => {
  const id = useId()
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 16,
  })
  const { anchor, current } = selection
  const shown = current - first
  useEffect(() => virtualizer.measure(), [virtualizer, wrapped])
  useEffect(() => {
    if (shown >= 0 && shown < count) virtualizer.scrollToIndex(shown, { align: 'auto' })
    // Only a move scrolls.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [shown])
  const jumped = found.current
  useEffect(() => {
    if (jumped !== null && shown >= 0) virtualizer.scrollToIndex(shown, { align: 'center' })
    // Only the next place found scrolls.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [jumped])

  const moveTo = (row: number, extend: boolean) => {
    const to = Math.max(first, Math.min(first + count - 1, row))
    onSelect({ anchor: extend ? anchor : to, current: to })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const ends = event.ctrlKey || event.metaKey
    const moves: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + pageRows,
      PageUp: current - pageRows,
      Home: first,
      End: first + count - 1,
    }
    const to = moves[event.key]
    if (to === undefined || event.altKey || (ends && event.key !== 'Home' && event.key !== 'End')) return
    event.preventDefault()
    moveTo(to, event.shiftKey)
  }
  const onPointerDown = (event: PointerEvent, row: number) => {
    if (event.button !== 0) return
    // Selecting characters with the mouse is the browser's.
    if (event.shiftKey) event.preventDefault()
    onSelect({ anchor: event.shiftKey ? anchor : row, current: row })
  }
  const digits = String(rows.lineCount).length
  const [from, to] = anchor <= current ? [anchor, current] : [current, anchor]
  return (
    <div
      ref={scroller}
      className={wrapped ? 'text-list text-list-wrapped' : 'text-list'}
      role="listbox"
      aria-multiselectable="true"
      aria-label={label}
      aria-activedescendant={shown >= 0 && shown < count ? `${id}-${current}` : undefined}
      tabIndex={0}
      style={{ '--digits': digits } as CSSProperties}
      onKeyDown={onKeyDown}
    >
      <div className="text-list-space" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = first + index
          const line = rows.lineOf(row)
          const begins = rows.beginsLine(row)
          const pieces = piecesOf(
            rows.rowText(row),
            rows.startOf(row),
            found.places,
            found.length,
            found.current,
          )
          return (
            <div
              key={key}
              ref={wrapped ? virtualizer.measureElement : undefined}
              data-index={index}
              id={`${id}-${row}`}
              className={row === current ? 'text-row text-row-current' : 'text-row'}
              style={{ transform: `translateY(${start}px)` }}
              role="option"
              aria-selected={row >= from && row <= to}
              aria-setsize={rows.count}
              aria-posinset={row + 1}
              tabIndex={-1}
              onPointerDown={(event) => onPointerDown(event, row)}
            >
              <span className="text-row-number" aria-hidden="true" data-line={begins ? line : '↳'} />
              <span className="text-row-text">
                <span className="sr-only">{words.lineNumber(line)}</span>
                {pieces.map(({ text, mark }, at) =>
                  mark === 'none' ? (
                    <span key={at}>{text}</span>
                  ) : (
                    <mark key={at} className={mark === 'current' ? 'text-found-current' : undefined}>
                      {text}
                    </mark>
                  ),
                )}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
