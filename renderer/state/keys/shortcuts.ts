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
import { keysNow, useKeyBindings } from './key-bindings.ts'
import { pickShortcut, sequenceMs, worksWhileTyping, type KeyPress } from './key-match.ts'
import { pressOf } from './key-press.ts'
import type { Scope } from '../../language/scopes.words.ts'

/** An active shortcut, as listed in the `?` overlay and the palette. */
export type Shortcut = {
  id: string
  /** The keys it has now; '' if it has none, because keys without Ctrl or Alt are off. */
  keys: string
  /** The keys it has from the start, which tell it from others of its scope. */
  firstKeys: string
  label: string
  /** Where it works. */
  scope: Scope
  /** How many open dialogs are around the component that registered it. */
  layer: number
  /** Repeats while held down, as for moving through a list. */
  repeat: boolean
  /** Ignored in a field with text, as for undo, which undoes typing there. */
  sparesText: boolean
  /** Also offered in the palette. */
  palette: boolean
  when: () => boolean
  run: (event: KeyboardEvent | null) => void
}

export type ShortcutOptions = {
  label: string
  when?: boolean | undefined
  scope?: Scope | undefined
  repeat?: boolean | undefined
  palette?: boolean | undefined
  sparesText?: boolean | undefined
}

/** Shortcuts in the order they were registered, and how many dialogs are open. */
export const useShortcuts = create<{ shortcuts: readonly Shortcut[]; layers: number }>(() => ({
  shortcuts: [],
  layers: 0,
}))

const LayerDepth = createContext(0)

/** False in the one of two panes side by side that keys don't act on. */
export const ActivePane = createContext(true)

/** Puts its children one layer up: their shortcuts work while this dialog is the topmost. */
export const Layer = ({ children }: { children: ReactNode }) =>
  createElement(LayerDepth, { value: useContext(LayerDepth) + 1 }, children)

/** How many dialogs are around the calling component. */
export const useLayerDepth = (): number => useContext(LayerDepth)

/** True for the topmost dialog; `depth` counts it and those below it. */
export const isTopLayer = (depth: number): boolean => useShortcuts.getState().layers === depth

/** Call when a dialog opens, and call the result when it is gone. Until then, shortcuts below it are off. */
export const enterLayer = (): (() => void) => {
  useShortcuts.setState(({ layers }) => ({ layers: layers + 1 }))
  return () => useShortcuts.setState(({ layers }) => ({ layers: Math.max(0, layers - 1) }))
}

/**
 * Registers a shortcut while the component is mounted.
 *
 * `firstKeys`: `n`, `?`, `ctrl+k`, or a sequence like `g q`; people may change them in the settings. Ignored while the person is typing, unless it needs Ctrl, and
 * while a dialog above it is open. The one registered last wins. `when: false` turns it off.
 */
export const useShortcut = (
  firstKeys: string,
  run: (event: KeyboardEvent | null) => void,
  {
    label,
    when = true,
    scope = 'anywhere',
    repeat = false,
    palette = true,
    sparesText = false,
  }: ShortcutOptions,
): void => {
  const id = useId()
  const layer = useContext(LayerDepth)
  const keys = useKeyBindings((bindings) => keysNow(bindings, scope, firstKeys))
  const latest = useRef({ run, when })
  useLayoutEffect(() => {
    latest.current = { run, when }
  })
  const isActive = useContext(ActivePane)
  useEffect(() => {
    if (!when || !isActive) return undefined
    const shortcut: Shortcut = {
      id,
      keys,
      firstKeys,
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
  }, [id, keys, firstKeys, label, scope, layer, repeat, palette, sparesText, when, isActive])
}

/** True where letters are text, or where a list of options uses them to find an option. */
const takesKeys = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.matches(
      'textarea, select, [role="combobox"], input:not([type="radio"], [type="checkbox"], [type="button"])',
    ) ||
    target.closest('[data-takes-keys]') !== null)

/** True in a field with text in it. */
const holdsText = (target: EventTarget | null): boolean =>
  takesKeys(target) && (!('value' in (target as object)) || (target as HTMLInputElement).value !== '')

/** True if Enter and Space press the focused element. */
const isPressed = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a[href], input, summary, [role^="menuitem"]') !== null

/** Listens for keys in this window. Call the result to stop. Only real key presses count, not scripted ones. */
export const listenForShortcuts = (): (() => void) => {
  let presses: { press: KeyPress; at: number }[] = []
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.defaultPrevented) return
    const press = pressOf(event)
    if (press === null) return
    const typing =
      takesKeys(event.target) || ((event.key === 'Enter' || event.key === ' ') && isPressed(event.target))
    presses = [
      ...presses.filter(({ at }) => event.timeStamp - at < sequenceMs),
      { press, at: event.timeStamp },
    ].slice(-2)
    const { shortcuts, layers } = useShortcuts.getState()
    const inForce = shortcuts.filter(
      (shortcut) =>
        shortcut.keys !== '' &&
        shortcut.layer === layers &&
        (!typing || worksWhileTyping(shortcut.keys)) &&
        (!event.repeat || shortcut.repeat) &&
        !(shortcut.sparesText && holdsText(event.target)) &&
        shortcut.when(),
    )
    const found = pickShortcut(
      presses.map((pressed) => pressed.press),
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
