import './toasts.css'
import { useLayoutEffect, useRef } from 'react'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { dismissToast, holdToasts, newestUndo, useToasts, type ToastTone } from '../state/toasts.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

const icons = { neutral: Info, green: CircleCheck, amber: TriangleAlert, red: CircleAlert } satisfies Record<
  ToastTone,
  unknown
>

/** This many characters fit next to a button. */
const oneLine = 32

/** Tells the page how much room the messages take, so that they cover nothing in use. */
const useRoom = () => {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    const page = document.documentElement
    const measure = new ResizeObserver(() => {
      page.style.setProperty('--toasts-room', `${element.offsetHeight}px`)
    })
    measure.observe(element)
    return () => {
      measure.disconnect()
      page.style.removeProperty('--toasts-room')
    }
  }, [])
  return box
}

/** The temporary messages at the bottom of the list. They stay while the pointer or the focus is on them. */
export const Toasts = () => {
  const toasts = useToasts((state) => state.toasts)
  const room = useRoom()
  const undoable = newestUndo(toasts)?.id
  return (
    // Not interactive: it only notices that someone is reading.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={room}
      className="toasts"
      aria-label="Messages"
      onPointerEnter={() => holdToasts(true)}
      onPointerLeave={() => holdToasts(false)}
      onFocus={() => holdToasts(true)}
      onBlur={() => holdToasts(false)}
    >
      <ol aria-live="polite" aria-relevant="additions" className="toasts-list">
        {toasts.map(({ id, message, detail, tone, action }) => (
          <li
            key={id}
            className={`toast toast-${tone} ${action !== undefined && message.length + detail.length > oneLine ? 'toast-long' : ''}`}
          >
            <Icon icon={icons[tone]} />
            <span className="toast-text">
              {message}
              {detail !== '' && <span className="toast-detail">{detail}</span>}
            </span>
            {action !== undefined && (
              <Button
                size="sm"
                hint={id === undoable ? 'Ctrl Z' : undefined}
                onClick={() => {
                  dismissToast(id)
                  action.run()
                }}
              >
                {action.label}
              </Button>
            )}
            <button
              type="button"
              className="toast-close"
              aria-label="Dismiss"
              onClick={() => dismissToast(id)}
            >
              <Icon icon={X} size={14} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}
