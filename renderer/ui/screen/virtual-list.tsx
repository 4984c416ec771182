import './virtual-list.css'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useShortcut } from '../../state/keys/shortcuts.ts'
import { uiWords } from '../ui.words.ts'

export type VirtualListProps<T> = {
  items: readonly T[]
  /** Typical row height in pixels; rows are measured, so it needn't be exact. */
  estimate: number
  render: (item: T, state: { selected: boolean; active: boolean }) => ReactNode
  keyOf: (item: T) => string
  selectedKey: string | null
  onSelect: (item: T) => void
  label: string
  /** Shift+Enter and Shift+click open a row in a window of its own, Ctrl+Enter and Ctrl+click beside what is open. */
  onOpenElsewhere?: ((item: T, where: 'window' | 'beside') => void) | undefined
  /** False for headings between rows. They are visual only, since a listbox contains options; rows must say it too. */
  isRow?: ((item: T) => boolean) | undefined
  /** Moving selects right away; otherwise Enter does. */
  follow?: boolean | undefined
  /** Whether J and K move here even if the focus is elsewhere: for one list on each screen. */
  shortcuts?: boolean | undefined
  /** Called when the last rows come into sight, and again with each that is added. */
  onEnd?: (() => void) | undefined
}

const everyItem = () => true
/** How many rows from the last one the end is in sight. */
const nearEnd = 20

/**
 * A list that renders only its visible rows: a listbox with one selected and one active row.
 *
 * J, K, the arrows, Home and End move; Enter or a click selects. The selected row is scrolled into view.
 */
export const VirtualList = <T,>({
  items,
  estimate,
  render,
  keyOf,
  selectedKey,
  onSelect,
  label,
  onOpenElsewhere,
  isRow = everyItem,
  follow = false,
  shortcuts = true,
  onEnd,
}: VirtualListProps<T>) => {
  const id = useId()
  const scroller = useRef<HTMLDivElement | null>(null)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const [moved, setMoved] = useState(false)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
    overscan: 8,
  })

  const lastShown = virtualizer.getVirtualItems().at(-1)?.index ?? -1
  const isNearEnd = lastShown >= items.length - nearEnd
  useEffect(() => {
    if (isNearEnd) onEnd?.()
  }, [isNearEnd, items.length, onEnd])

  const indexOf = (key: string | null) => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key))
  const wanted = indexOf(activeKey)
  const activeIndex = wanted >= 0 ? wanted : indexOf(selectedKey)

  useEffect(() => {
    setActiveKey(selectedKey)
    const index = items.findIndex((item) => keyOf(item) === selectedKey)
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' })
    // Only a new selection scrolls the list, not every new item above it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selectedKey])

  const moveTo = (index: number, step: 1 | -1) => {
    // Out of sight behind a detail: no one would see where the keys went.
    if (scroller.current?.checkVisibility() === false) return
    for (let at = index; at >= 0 && at < items.length; at += step) {
      const item = items[at]
      if (item === undefined || !isRow(item)) continue
      setActiveKey(keyOf(item))
      setMoved(true)
      // Moving takes the focus, so that the focus ring and what a screen reader announces agree.
      scroller.current?.focus({ preventScroll: true })
      virtualizer.scrollToIndex(at, { align: 'auto' })
      if (follow) onSelect(item)
      return
    }
  }
  const down = () => moveTo(activeIndex + 1, 1)
  const up = () => moveTo(activeIndex < 0 ? items.length - 1 : activeIndex - 1, -1)
  const choose = () => {
    const item = items[activeIndex]
    if (item !== undefined && isRow(item)) onSelect(item)
  }

  const list = { scope: 'list', palette: false, when: shortcuts } as const
  useShortcut('j', down, { ...list, label: uiWords.next, repeat: true })
  useShortcut('k', up, { ...list, label: uiWords.previous, repeat: true })
  useShortcut('enter', choose, {
    ...list,
    label: uiWords.open,
    when: shortcuts && moved && activeKey !== selectedKey,
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const current = items[activeIndex]
    if (event.key === 'Enter' && !event.altKey && onOpenElsewhere !== undefined && current !== undefined) {
      const where = event.shiftKey ? 'window' : event.ctrlKey || event.metaKey ? 'beside' : null
      if (where !== null) {
        event.preventDefault()
        return onOpenElsewhere(current, where)
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const actions: Record<string, () => void> = {
      ArrowDown: down,
      ArrowUp: up,
      Home: () => moveTo(0, 1),
      End: () => moveTo(items.length - 1, -1),
      Enter: choose,
      ' ': choose,
    }
    const action = actions[event.key]
    if (action === undefined) return
    event.preventDefault()
    action()
  }

  const place = useMemo(() => {
    const rows = items.map((item, index) => (isRow(item) ? index : -1)).filter((index) => index >= 0)
    return new Map(rows.map((index, position) => [index, position + 1]))
  }, [items, isRow])
  const active = items[activeIndex]
  return (
    <div
      ref={scroller}
      className={moved ? 'virtual-list virtual-list-moved' : 'virtual-list'}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      data-focus-home=""
      aria-activedescendant={active === undefined ? undefined : `${id}-${keyOf(active)}`}
      onKeyDown={onKeyDown}
      onPointerDown={() => setMoved(false)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setMoved(false)
      }}
    >
      <div className="virtual-list-space" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          if (item === undefined) return null
          const itemKey = keyOf(item)
          const selected = itemKey === selectedKey
          const position = {
            ref: virtualizer.measureElement,
            'data-index': index,
            style: { transform: `translateY(${start}px)` },
          }
          if (!isRow(item)) {
            return (
              <div key={key} {...position} className="virtual-list-row" aria-hidden="true">
                {render(item, { selected: false, active: false })}
              </div>
            )
          }
          return (
            // The listbox handles the keys; a row only handles clicks.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={key}
              {...position}
              id={`${id}-${itemKey}`}
              className={`virtual-list-row virtual-list-option${index === activeIndex ? ' virtual-list-active' : ''}`}
              role="option"
              aria-selected={selected}
              aria-setsize={place.size}
              aria-posinset={place.get(index)}
              tabIndex={-1}
              onClick={(event) => {
                setActiveKey(itemKey)
                const where = event.shiftKey ? 'window' : event.ctrlKey || event.metaKey ? 'beside' : null
                if (where !== null && onOpenElsewhere !== undefined) return onOpenElsewhere(item, where)
                return onSelect(item)
              }}
            >
              {render(item, { selected, active: index === activeIndex })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
