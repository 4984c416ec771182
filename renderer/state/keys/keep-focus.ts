import { useShortcuts } from './shortcuts.ts'

/**
 * Where the focus goes when the element that had it is removed.
 *
 * A container sets `data-focus-home` to a selector for the element inside it that takes the focus, or leaves it empty
 * to take the focus itself or, if it can't, give it to the first focusable element inside. The nearest such container
 * still on the page is used; from a dialog or menu, that is the place it was opened from.
 */
const home = 'data-focus-home'
/** The focus homes on the screen, inner before outer, for a dialog that nothing opened. */
const fallback = 'data-focus-fallback'
const focusable =
  ':is(a[href], button, input, textarea, select, [tabindex]):not([tabindex="-1"], [disabled], [type=hidden])'

/**
 * On a whole pane that took the focus by itself: it has no ring (base.css), which would be around half the window, until
 * the next key says that someone is moving by keyboard.
 */
const quiet = 'data-focus-quiet'
const pane = ':is(section, div, ul, ol)[tabindex="0"]:not([role="button"], [role="link"], [role="checkbox"])'
const quieted = new Set<HTMLElement>()
const giveFocus = (element: HTMLElement): void => {
  if (element.matches(pane)) {
    element.setAttribute(quiet, '')
    quieted.add(element)
  }
  element.focus({ preventScroll: true })
}
const endQuiet = (): void => {
  for (const element of quieted) element.removeAttribute(quiet)
  quieted.clear()
}

/** A dialog that is fading out: it no longer takes keys. */
const closing = '[role="dialog"][data-closed]'
const isClosing = (element: Element | null): boolean => element !== null && element.closest(closing) !== null

const chainOf = (element: Element): Element[] => {
  const chain: Element[] = []
  for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement)
    chain.push(at)
  return chain
}

const canTake = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('[inert]') === null &&
  !isClosing(element) &&
  // Nothing underneath an open dialog may take the focus.
  (useShortcuts.getState().layers === 0 || element.closest('[role="dialog"]') !== null)

/** The element that takes the focus for a container, or null if there is none. */
const offerOf = (container: Element): HTMLElement | null => {
  const wanted = container.getAttribute(home) ?? ''
  if (wanted !== '') {
    const inside = [...container.querySelectorAll(wanted)].find(canTake)
    if (inside !== undefined) return inside
  }
  if (container.matches('[tabindex]') && canTake(container)) return container
  // A container with a selector offers nothing else.
  if (wanted !== '') return null
  return [...container.querySelectorAll(focusable)].find(canTake) ?? null
}

const fallbacks = (): Element[] => [...document.querySelectorAll(`[${fallback}]`)].toReversed()

const noOneHasIt = (): boolean =>
  document.activeElement === null ||
  document.activeElement === document.body ||
  isClosing(document.activeElement)

/**
 * Moves the focus to the nearest sensible place whenever the focused element is removed, or its dialog begins to fade
 * out: the next key is meant for what is underneath. Call the result to stop.
 *
 * If the person dropped the focus (a click outside, Esc in a field), it stays nowhere. If there is no place yet because
 * the screen is still rendering, the first to appear takes it, unless a key or click comes first.
 */
export const keepFocus = (): (() => void) => {
  /** The focused element, its ancestors, and what led to it. */
  let held: { chain: Element[]; from: Element[] } | null = null
  const gone = () =>
    held !== null && (held.chain[0]?.isConnected !== true || isClosing(held.chain[0] ?? null))

  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return
    const chain = chainOf(target)
    const before = held === null ? [] : [...held.chain, ...held.from]
    const root = chain.at(-1)
    const at = before.findIndex((element) => element === root)
    held = { chain, from: at < 0 ? before : before.slice(at + 1) }
  }
  const onFocusOut = (event: FocusEvent) => {
    if (event.relatedTarget !== null) return
    // After this event, a removed element is gone, but one the person left is still there.
    queueMicrotask(() => {
      if (!gone() && noOneHasIt() && document.hasFocus()) held = null
    })
  }
  const letGo = (event: Event) => {
    // Closing something, or a modifier on its own, is no moving around.
    if (!(event instanceof KeyboardEvent) || !/^(?:Escape|Control|Shift|Alt|Meta)$/.test(event.key))
      endQuiet()
    if (gone() && noOneHasIt()) held = null
  }
  const look = () => {
    if (held === null || !gone()) return
    if (!noOneHasIt()) {
      held = null
      return
    }
    const { chain, from } = held
    const wasDialog = chain.some((element) => element.matches('[role="dialog"]'))
    for (const element of [...chain.slice(1), ...from, ...(wasDialog ? fallbacks() : [])]) {
      if (!element.isConnected || isClosing(element)) continue
      const opener = from.includes(element) && element.matches(focusable) && canTake(element)
      const next = opener ? element : element.hasAttribute(home) ? offerOf(element) : null
      if (next === null) continue
      giveFocus(next)
      if (document.activeElement === next) return
    }
    // Nowhere is better than in a field that is about to go with what is typed into it.
    if (document.activeElement instanceof HTMLElement && isClosing(document.activeElement))
      document.activeElement.blur()
  }
  const observer = new MutationObserver(look)
  observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-closed'] })
  document.addEventListener('focusin', onFocusIn, true)
  document.addEventListener('focusout', onFocusOut, true)
  window.addEventListener('keydown', letGo, true)
  window.addEventListener('pointerdown', letGo, true)
  return () => {
    observer.disconnect()
    document.removeEventListener('focusin', onFocusIn, true)
    document.removeEventListener('focusout', onFocusOut, true)
    window.removeEventListener('keydown', letGo, true)
    window.removeEventListener('pointerdown', letGo, true)
  }
}
