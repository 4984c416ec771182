import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** How close to the end counts as being there, in pixels. */
const near = 24

/** What a person does that may scroll it, or change its height. */
const acts = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Keeps a reader at the end of a scrolling area when its size changes.
 *
 * The composer below may grow by lines or images, and a narrower window rewraps lines: neither may push the latest entry
 * out of sight; nor may the last entry while it is being written (`isGrowing`). Rewrapped rows are measured bit by bit, so the reader is kept at the end until they do something.
 */
export const useStayAtEnd = (scroller: RefObject<HTMLElement | null>, isGrowing = false): void => {
  const growing = useRef(isGrowing)
  useLayoutEffect(() => {
    growing.current = isGrowing
  })
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    let atEnd = true
    let rewrapping = false
    let top = element.scrollTop
    let height = element.scrollHeight
    /** How tall the entries are together, whatever the frame. */
    const tallNow = () => element.firstElementChild?.clientHeight ?? 0
    let tall = tallNow()
    const look = () => {
      // Scrolling back without anything getting shorter means going somewhere else.
      if (element.scrollTop < top - near && element.scrollHeight >= height) rewrapping = false
      top = element.scrollTop
      height = element.scrollHeight
      tall = tallNow()
      if (rewrapping) return
      atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < near
    }
    const toEnd = () => {
      element.scrollTop = element.scrollHeight
    }
    const onAct = () => {
      rewrapping = false
    }
    let width = element.clientWidth
    // A resize doesn't scroll, so `atEnd` still says how things were before.
    const frame = new ResizeObserver(() => {
      const rewraps = element.clientWidth !== width
      width = element.clientWidth
      // Entries that arrive below a reader at the top scroll nothing: one that was asked for up there stays in view.
      if (element.scrollTop < near && tallNow() !== tall) look()
      if (!atEnd) return
      rewrapping ||= rewraps
      toEnd()
    })
    const content = new ResizeObserver(() => {
      if (rewrapping || (growing.current && atEnd)) toEnd()
    })
    look()
    element.addEventListener('scroll', look, { passive: true })
    for (const act of acts) element.addEventListener(act, onAct, { passive: true })
    frame.observe(element)
    for (const child of element.children) content.observe(child)
    return () => {
      element.removeEventListener('scroll', look)
      for (const act of acts) element.removeEventListener(act, onAct)
      frame.disconnect()
      content.disconnect()
    }
  }, [scroller])
}
