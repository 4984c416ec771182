import { useShortcuts } from './shortcuts.ts'

/**
 * Where the focus goes when what had it is gone.
 *
 * A container says so with `data-focus-home`: a selector of what takes the focus inside it, or nothing for itself
 * where it can have the focus, else for the first thing inside that can. The nearest such container that is still
 * in the page counts; what was opened from elsewhere (a dialog, a menu) leads back to there.
 */
const home = 'data-focus-home'
/** Marks the homes of the screen, the inner before the outer, for a dialog that nothing had opened. */
const fallback = 'data-focus-fallback'
const focusable =
  ':is(a[href], button, input, textarea, select, [tabindex]):not([tabindex="-1"], [disabled], [type=hidden])'

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
  // Below an open dialog nothing takes the focus.
  (useShortcuts.getState().layers === 0 || element.closest('[role="dialog"]') !== null)

/** What takes the focus for a container, or null when it has nothing to offer. */
const offerOf = (container: Element): HTMLElement | null => {
  const wanted = container.getAttribute(home) ?? ''
  if (wanted !== '') {
    const inside = [...container.querySelectorAll(wanted)].find(canTake)
    if (inside !== undefined) return inside
  }
  if (container.matches('[tabindex]') && canTake(container)) return container
  // A container that names what it wants has nothing else to give.
  if (wanted !== '') return null
  return [...container.querySelectorAll(focusable)].find(canTake) ?? null
}

const fallbacks = (): Element[] => [...document.querySelectorAll(`[${fallback}]`)].toReversed()

const noOneHasIt = (): boolean => document.activeElement === null || document.activeElement === document.body

/**
 * Gives the focus to the nearest sensible place whenever what had it leaves the page; call the result to stop.
 *
 * Someone who let go of it (a click beside, Esc in a field) keeps it nowhere. Where there is no place yet because the
 * screen is still being drawn, the first that comes takes it, unless a key or a click came before.
 */
export const keepFocus = (): (() => void) => {
  /** What has the focus, what it is in, and what led there. */
  let held: { chain: Element[]; from: Element[] } | null = null
  const gone = () => held !== null && held.chain[0]?.isConnected !== true

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
    // What is being removed is gone when this has ended; what someone left is still there.
    queueMicrotask(() => {
      if (!gone() && noOneHasIt() && document.hasFocus()) held = null
    })
  }
  const letGo = () => {
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
      if (!element.isConnected) continue
      const opener = from.includes(element) && element.matches(focusable) && canTake(element)
      const next = opener ? element : element.hasAttribute(home) ? offerOf(element) : null
      if (next === null) continue
      next.focus({ preventScroll: true })
      if (document.activeElement === next) return
    }
  }
  const observer = new MutationObserver(look)
  observer.observe(document.body, { childList: true, subtree: true })
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
