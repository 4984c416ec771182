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
import { enterLayer, isTopLayer, Layer, useLayerDepth } from '../../state/keys/shortcuts.ts'
import { Icon, type LucideIcon } from '../marks/icon.tsx'

export type DialogProps = {
  title: string
  icon?: LucideIcon | undefined
  subtitle?: ReactNode
  open: boolean
  /** As wide as the window allows, for something to look at; `editor` is 960 px, for a text with things beside it. */
  wide?: boolean | 'editor' | undefined
  onClose: () => void
  /** The buttons; with `onSubmit`, the filled one has `type="submit"`. */
  footer?: ReactNode
  children: ReactNode
  /** Keys with a meaning in this dialog only; arrows don't reach the window's shortcuts. */
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined
  /** Runs on Enter in a text input, Ctrl+Enter anywhere, and the submit button. It closes the dialog itself. */
  onSubmit?: (() => void) | undefined
}

/** Shortcuts underneath are off while this is open, but not while it fades out. */
const ShortcutLayer = ({ open, children }: { open: boolean; children: ReactNode }) => {
  useLayoutEffect(() => (open ? enterLayer() : undefined), [open])
  return <Layer>{children}</Layer>
}

/** Modifier keys. */
const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']

/** True if nothing has the focus, or something behind a dialog does. */
const isAdrift = (element: Element | null): boolean =>
  element === null || element === document.body || element.closest('[aria-hidden="true"], [inert]') !== null

/**
 * A key pressed while nothing has the focus is meant for the topmost dialog. The dialog takes the focus before the key
 * takes effect, so a letter lands in its field and Ctrl+Enter and Esc work as they do inside it.
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
      // It was meant for the dialog, whatever it does in the window underneath.
      event.stopPropagation()
      if (event.key === 'Tab') event.preventDefault()
      if (event.key === 'Escape') latest.current.close()
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
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
 * Focuses the element that asks for it, or the first field, before the key press that opened the dialog is over.
 *
 * The dialog's own focus comes a frame later and would lose what is typed in between. False if something was focused.
 */
const focusWithin = (popup: HTMLElement | null): boolean => {
  const first =
    popup?.querySelector<HTMLElement>('[data-autofocus]') ??
    [...(popup?.querySelectorAll<HTMLElement>(tabbable) ?? [])].find((element) => element.checkVisibility())
  first?.focus()
  return first === undefined || document.activeElement !== first
}

/**
 * A dialog, 560 px or `wide`, that traps the focus and returns it to what opened it (`keepFocus`).
 *
 * Esc closes it; a click outside does not, so that a slip of the mouse loses nothing. The element with
 * `data-autofocus` takes the focus, or the first field.
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
    // Submit events bubble through portals to forms further up the React tree.
    event.stopPropagation()
    onSubmit?.()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    onKey?.(event)
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    if (onSubmit !== undefined) submit(event)
  }
  const inside = (
    <>
      {/* No header and footer: outside of main they would be a second banner and a second contentinfo. */}
      <div className="dialog-head">
        {icon !== undefined && <Icon icon={icon} />}
        <Base.Title className="dialog-title">{title}</Base.Title>
        {subtitle !== undefined && (
          <div className="dialog-subtitle">
            {typeof subtitle === 'string' ? <span className="text-cut">{subtitle}</span> : subtitle}
          </div>
        )}
      </div>
      <div className="dialog-body">{children}</div>
      {footer !== undefined && <div className="dialog-foot">{footer}</div>}
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
            className={`dialog${wide === 'editor' ? ' dialog-editor' : wide ? ' dialog-wide' : ''}`}
            initialFocus={() => focusWithin(popup.current)}
            // By default it returns to whatever had the focus some time ago; `keepFocus` knows what opened this.
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
