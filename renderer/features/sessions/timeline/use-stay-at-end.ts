import { useEffect, type RefObject } from 'react'

/** So close to the end counts as there, in pixels. */
const near = 24

/** What a person does that may move what scrolls, or change how high it is. */
const acts = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Keeps a reader at the end of what scrolls when its frame changes.
 *
 * What is written below may grow, by lines or by images, and a window may become narrower, which breaks the lines
 * anew: the latest entry must not slide out of sight. What is rewrapped is measured bit by bit, so the reader is kept
 * there until they do something themselves.
 */
export const useStayAtEnd = (scroller: RefObject<HTMLElement | null>): void => {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    let atEnd = true
    let rewrapping = false
    let top = element.scrollTop
    let height = element.scrollHeight
    const look = () => {
      // To go back without anything having become shorter is to go somewhere else.
      if (element.scrollTop < top - near && element.scrollHeight >= height) rewrapping = false
      top = element.scrollTop
      height = element.scrollHeight
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
    // A frame that changes does not scroll by itself, so `atEnd` still tells how it was before.
    const frame = new ResizeObserver(() => {
      const rewraps = element.clientWidth !== width
      width = element.clientWidth
      if (!atEnd) return
      rewrapping ||= rewraps
      toEnd()
    })
    const content = new ResizeObserver(() => {
      if (rewrapping) toEnd()
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
