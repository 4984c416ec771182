import { useEffect, type RefObject } from 'react'

/** So close to the end counts as there, in pixels. */
const near = 24

/**
 * Keeps a reader at the end of what scrolls when its frame gets smaller.
 *
 * What is written below may grow, by lines or by images; the latest entry must not slide behind it.
 */
export const useStayAtEnd = (scroller: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    let atEnd = true
    const look = () => {
      atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < near
    }
    // A smaller frame does not scroll by itself, so this still tells how it was before.
    const observer = new ResizeObserver(() => {
      if (atEnd) element.scrollTop = element.scrollHeight
    })
    look()
    element.addEventListener('scroll', look, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [scroller])
}
