import { useLayoutEffect, useRef, useState, type FocusEvent, type ReactNode } from 'react'
import { Button } from '../../ui/buttons/button.tsx'
import { enrichmentWords as words } from './enrichment.words.ts'

/**
 * Something that is replaced while people are reading around it: what takes its place gets exactly the room that it had, so
 * that nothing below moves. If it needs more, a button shows all of it.
 *
 * @param version changes with what is shown; null for a change by the reader, who may move what they read
 */
export const Steady = ({ version, children }: { version: string | null; children: ReactNode }) => {
  const inner = useRef<HTMLDivElement | null>(null)
  const [height, setHeight] = useState<number | null>(null)
  const [shown, setShown] = useState(version)
  /** The room it keeps, in pixels; null to take what it needs. */
  const [held, setHeld] = useState<number | null>(null)
  if (version !== shown) {
    setShown(version)
    if (version !== null && shown !== null) setHeld(held ?? height)
  }
  useLayoutEffect(() => {
    const element = inner.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const isCut = held !== null && height !== null && height > held + 1
  const reveal = (event: FocusEvent<HTMLDivElement>) => {
    const place = event.currentTarget.getBoundingClientRect()
    // What has the focus can't stay out of sight.
    if (isCut && event.target.getBoundingClientRect().bottom > place.bottom) setHeld(null)
  }
  return (
    <div
      className={isCut ? 'steady steady-cut' : 'steady'}
      style={held === null ? undefined : { height: held }}
      onFocus={reveal}
    >
      <div ref={inner}>{children}</div>
      {isCut && (
        <div className="steady-more">
          <Button size="sm" aria-expanded={false} onClick={() => setHeld(null)}>
            {words.showAll}
          </Button>
        </div>
      )}
    </div>
  )
}
