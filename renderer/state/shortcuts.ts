import {
  createContext,
  createElement,
  useContext,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  type ReactNode,
} from 'react'
import { create } from 'zustand'
import { pickShortcut, sequenceMs, worksWhileTyping, type KeyPress } from './key-match.ts'

/** A shortcut that is in force, as the `?` overlay and the palette list it. */
export type Shortcut = {
  id: string
  keys: string
  label: string
  /** Heading in the overlay: where it works. */
  scope: string
  /** How many dialogs lie below the place that registered it. */
  layer: number
  /** May be held down: moving through a list. */
  repeat: boolean
  /** Left to a field that holds text: undoing there means the typing. */
  sparesText: boolean
  /** Offered in the palette too. */
  palette: boolean
  when: () => boolean
  run: (event: KeyboardEvent | null) => void
}

export type ShortcutOptions = {
  label: string
  when?: boolean | undefined
  scope?: string | undefined
  repeat?: boolean | undefined
  palette?: boolean | undefined
  sparesText?: boolean | undefined
}

/** Shortcuts in the order in which they were registered, and how many dialogs are open. */
export const useShortcuts = create<{ shortcuts: readonly Shortcut[]; layers: number }>(() => ({
  shortcuts: [],
  layers: 0,
}))

const LayerDepth = createContext(0)

/** Marks what is inside as one layer higher: its shortcuts work while the dialog is the topmost. */
export const Layer = ({ children }: { children: ReactNode }) =>
  createElement(LayerDepth, { value: useContext(LayerDepth) + 1 }, children)

/** How many dialogs lie around the place that asks. */
export const useLayerDepth = (): number => useContext(LayerDepth)

/** True for the dialog that nothing lies above: `depth` counts it and those below it. */
export const isTopLayer = (depth: number): boolean => useShortcuts.getState().layers === depth

/** A dialog opens; call the result when it is gone. Until then the shortcuts below it rest. */
export const enterLayer = (): (() => void) => {
  useShortcuts.setState(({ layers }) => ({ layers: layers + 1 }))
  return () => useShortcuts.setState(({ layers }) => ({ layers: Math.max(0, layers - 1) }))
}

/**
 * Registers a shortcut for as long as the component is mounted.
 *
 * `keys`: `n`, `?`, `ctrl+k`, or a sequence like `g q`. Ignored while someone types, unless it needs Ctrl, and
 * while a dialog above it is open. The one registered last wins. `when: false` takes it out of force.
 */
export const useShortcut = (
  keys: string,
  run: (event: KeyboardEvent | null) => void,
  {
    label,
    when = true,
    scope = 'Anywhere',
    repeat = false,
    palette = true,
    sparesText = false,
  }: ShortcutOptions,
): void => {
  const id = useId()
  const layer = useContext(LayerDepth)
  const latest = useRef({ run, when })
  useLayoutEffect(() => {
    latest.current = { run, when }
  })
  useEffect(() => {
    if (!when) return undefined
    const shortcut: Shortcut = {
      id,
      keys,
      label,
      scope,
      layer,
      repeat,
      palette,
      sparesText,
      when: () => latest.current.when,
      run: (event) => latest.current.run(event),
    }
    useShortcuts.setState(({ shortcuts }) => ({ shortcuts: [...shortcuts, shortcut] }))
    return () =>
      useShortcuts.setState(({ shortcuts }) => ({ shortcuts: shortcuts.filter((other) => other.id !== id) }))
  }, [id, keys, label, scope, layer, repeat, palette, sparesText, when])
}

/** True where letters mean text, or where a list of choices takes them to find a choice. */
const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches(
      'textarea, select, [role="combobox"], input:not([type="radio"], [type="checkbox"], [type="button"])',
    ) ||
    target.closest('[data-takes-keys]') !== null)

/** True in a field in which something is typed. */
const holdsText = (target: EventTarget | null): boolean =>
  takesKeys(target) && (!('value' in (target as object)) || (target as HTMLInputElement).value !== '')

/** True where Enter and Space press what has the focus. */
const isPressed = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a[href], input, summary, [role^="menuitem"]') !== null

/** Listens for the keys of this window; call the result to stop. Only what a person pressed counts. */
export const listenForShortcuts = (): (() => void) => {
  let presses: { press: KeyPress; at: number }[] = []
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.defaultPrevented || event.isComposing) return
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return
    const typing =
      takesKeys(event.target) || ((event.key === 'Enter' || event.key === ' ') && isPressed(event.target))
    presses = [
      ...presses.filter(({ at }) => event.timeStamp - at < sequenceMs),
      { press: event, at: event.timeStamp },
    ].slice(-2)
    const { shortcuts, layers } = useShortcuts.getState()
    const inForce = shortcuts.filter(
      (shortcut) =>
        shortcut.layer === layers &&
        (!typing || worksWhileTyping(shortcut.keys)) &&
        (!event.repeat || shortcut.repeat) &&
        !(shortcut.sparesText && holdsText(event.target)) &&
        shortcut.when(),
    )
    const found = pickShortcut(
      presses.map(({ press }) => press),
      inForce,
    )
    if (typing) presses = []
    if (found === undefined) return
    presses = []
    event.preventDefault()
    found.run(event)
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}
