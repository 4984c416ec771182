import './toasts.css'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { dismissToast, holdToasts, newestUndo, useToasts, type ToastTone } from '../state/toasts.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

const icons = { neutral: Info, green: CircleCheck, amber: TriangleAlert, red: CircleAlert } satisfies Record<
  ToastTone,
  unknown
>

/** The transient messages at the bottom. They wait while the pointer or the focus is on them. */
export const Toasts = () => {
  const toasts = useToasts((state) => state.toasts)
  const undoable = newestUndo(toasts)?.id
  return (
    // Not something to press: it only notices that somebody is reading.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className="toasts"
      aria-label="Messages"
      onPointerEnter={() => holdToasts(true)}
      onPointerLeave={() => holdToasts(false)}
      onFocus={() => holdToasts(true)}
      onBlur={() => holdToasts(false)}
    >
      <ol aria-live="polite" aria-relevant="additions" className="toasts-list">
        {toasts.map(({ id, message, tone, action }) => (
          <li key={id} className={`toast toast-${tone}`}>
            <Icon icon={icons[tone]} />
            <span className="toast-text">{message}</span>
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
