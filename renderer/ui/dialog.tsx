import './dialog.css'
import { Dialog as Base } from '@base-ui/react/dialog'
import {
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react'
import { enterLayer, isTopLayer, Layer, useLayerDepth } from '../state/shortcuts.ts'
import { Icon, type LucideIcon } from './icon.tsx'

export type DialogProps = {
  title: string
  icon?: LucideIcon | undefined
  subtitle?: ReactNode
  open: boolean
  /** As wide as the window allows: for something to look at. */
  wide?: boolean | undefined
  onClose: () => void
  /** Buttons; with `onSubmit` the filled one has `type="submit"`. */
  footer?: ReactNode
  children: ReactNode
  /** Keys that mean something in this dialog alone; arrows do not reach the shortcuts of the window. */
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined
  /** Runs on Enter in a line of text, Ctrl+Enter anywhere, and the submit button. It closes the dialog itself. */
  onSubmit?: (() => void) | undefined
}

/** Shortcuts of what lies below rest while this is open, not while it is still seen going away. */
const ShortcutLayer = ({ open, children }: { open: boolean; children: ReactNode }) => {
  useLayoutEffect(() => (open ? enterLayer() : undefined), [open])
  return <Layer>{children}</Layer>
}

/** Keys that mean themselves alone. */
const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']

/** True when the focus is nowhere, or on something that a dialog hides. */
const isAdrift = (element: Element | null): boolean =>
  element === null || element === document.body || element.closest('[aria-hidden="true"], [inert]') !== null

/**
 * A key pressed while the focus has been lost belongs to the dialog on top: it gets the focus before the key does
 * what it does, so that a letter lands in its field, and Ctrl+Enter and Esc mean what they mean inside.
 */
const useStrayKeys = (
  open: boolean,
  popup: RefObject<HTMLElement | null>,
  keys: { submit: (() => void) | undefined; close: () => void },
): void => {
  const depth = useLayerDepth() + 1
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  useLayoutEffect(() => {
    if (!open) return undefined
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (!event.isTrusted || modifiers.includes(event.key) || popup.current === null) return
      if (!isTopLayer(depth) || !isAdrift(document.activeElement)) return
      focusWithin(popup.current)
      // It was pressed for the dialog, whatever it is for the window below.
      event.stopPropagation()
      if (event.key === 'Tab') event.preventDefault()
      if (event.key === 'Escape') latest.current.close()
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
        event.preventDefault()
        latest.current.submit?.()
      }
    }
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  }, [open, popup, depth])
}

const tabbable =
  ':is(input, textarea, select, button, a[href], [tabindex]):not([tabindex="-1"], [disabled], [type=hidden], [type=radio])'

/**
 * Gives the focus to what asks for it, else to the first field, before the key that opened the dialog has ended.
 *
 * Left alone the dialog does so a frame later, and what is typed meanwhile is lost. False when there was something.
 */
const focusWithin = (popup: HTMLElement | null): boolean => {
  const first =
    popup?.querySelector<HTMLElement>('[data-autofocus]') ??
    [...(popup?.querySelectorAll<HTMLElement>(tabbable) ?? [])].find((element) => element.checkVisibility())
  first?.focus()
  return first === undefined || document.activeElement !== first
}

/**
 * A dialog of 560 px, or a `wide` one, that keeps the focus; it goes back to what opened it (`keepFocus`).
 *
 * Esc asks to close; a click beside it does not, so that a slip of the hand loses nothing. The first field takes
 * the focus, or the element with `data-autofocus`.
 */
export const Dialog = ({
  title,
  icon,
  subtitle,
  open,
  wide = false,
  onClose,
  footer,
  children,
  onKeyDown: onKey,
  onSubmit,
}: DialogProps) => {
  const popup = useRef<HTMLDivElement | null>(null)
  useStrayKeys(open, popup, { submit: onSubmit, close: onClose })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    // A form in a portal still bubbles to forms above it in the tree.
    event.stopPropagation()
    onSubmit?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    onKey?.(event)
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    if (onSubmit !== undefined) submit(event)
  }
  const inside = (
    <>
      <header className="dialog-head">
        {icon !== undefined && <Icon icon={icon} />}
        <Base.Title className="dialog-title">{title}</Base.Title>
        {subtitle !== undefined && <div className="dialog-subtitle text-cut">{subtitle}</div>}
      </header>
      <div className="dialog-body">{children}</div>
      {footer !== undefined && <footer className="dialog-foot">{footer}</footer>}
    </>
  )
  return (
    <Base.Root
      open={open}
      disablePointerDismissal
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="dialog-scrim" />
        <Base.Viewport className="dialog-viewport">
          <Base.Popup
            ref={popup}
            className={wide ? 'dialog dialog-wide' : 'dialog'}
            initialFocus={() => focusWithin(popup.current)}
            // Left alone it goes to whatever had the focus some time ago; `keepFocus` knows what opened this.
            finalFocus={false}
            onKeyDown={onKeyDown}
          >
            <ShortcutLayer open={open}>
              {onSubmit === undefined ? (
                inside
              ) : (
                <form noValidate onSubmit={submit} className="dialog-form">
                  {inside}
                </form>
              )}
            </ShortcutLayer>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
