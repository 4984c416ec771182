import './toasts.css'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { create } from 'zustand'
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import {
  dismissToast,
  holdToasts,
  newestUndo,
  useToasts,
  type ToastItem,
  type ToastTone,
} from '../../state/messages/toasts.ts'
import { Button } from '../buttons/button.tsx'
import { Icon } from '../marks/icon.tsx'
import { uiWords } from '../ui.words.ts'

const icons = { neutral: Info, green: CircleCheck, amber: TriangleAlert, red: CircleAlert } satisfies Record<
  ToastTone,
  unknown
>

/** Where messages may stand, the nearest to what is being done last. */
const usePlaces = create<{ far: HTMLElement | null; near: readonly HTMLElement[] }>(() => ({
  far: null,
  near: [],
}))

/**
 * A place in the layout for the messages, which make room for themselves there and so cover nothing.
 *
 * `near` is one beside what someone is working on, such as above a composer; without one they stand where the shell put its own.
 */
export const ToastsPlace = ({ near = false }: { near?: boolean }) => {
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = box.current
    if (element === null) return undefined
    if (near) usePlaces.setState((now) => ({ near: [...now.near, element] }))
    else usePlaces.setState({ far: element })
    return () => {
      if (near) usePlaces.setState((now) => ({ near: now.near.filter((other) => other !== element) }))
      else usePlaces.setState({ far: null })
      holdToasts(false)
    }
  }, [near])
  return <div ref={box} className={near ? 'toasts-place toasts-near' : 'toasts-place toasts-far'} />
}

/** The messages that were seen arriving: moving to another place is no arrival. */
const arrived = new Set<number>()

/** The temporary messages, at the nearest place for them. They stay while the pointer or the focus is on them. */
export const Toasts = () => {
  const toasts = useToasts((state) => state.toasts)
  const place = usePlaces(({ near, far }) => near.at(-1) ?? far)
  const undoable = newestUndo(toasts)?.id
  const list = (
    // Not interactive: it only notices that someone is reading.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={place === null ? 'toasts toasts-alone' : 'toasts'}
      aria-label={uiWords.messages}
      onPointerEnter={() => holdToasts(true)}
      onPointerLeave={() => holdToasts(false)}
      onFocus={() => holdToasts(true)}
      onBlur={() => holdToasts(false)}
    >
      <ol aria-live="polite" aria-relevant="additions" className="toasts-list">
        {toasts.map((item) => (
          <Toast key={item.id} item={item} undoable={item.id === undoable} />
        ))}
      </ol>
    </section>
  )
  return place === null ? list : createPortal(list, place)
}

const Toast = ({ item, undoable }: { item: ToastItem; undoable: boolean }) => {
  const { id, message, about, detail, tone, action } = item
  const [isNew] = useState(() => !arrived.has(id))
  useEffect(() => {
    arrived.add(id)
  }, [id])
  return (
    // Escape closes the message that has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={`toast toast-${tone}${isNew ? ' toast-new' : ''}`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        dismissToast(id)
      }}
    >
      <Icon icon={icons[tone]} />
      <span className="toast-text">
        <span>{message}</span>
        {about !== undefined && (
          <>
            {' '}
            <bdi className="toast-about">{about.title}</bdi>
          </>
        )}
        {detail !== '' && <span className="toast-detail">{detail}</span>}
      </span>
      {action !== undefined && (
        <Button
          size="sm"
          hint={undoable ? 'Ctrl Z' : undefined}
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
        aria-label={uiWords.dismiss}
        onClick={() => dismissToast(id)}
      >
        <Icon icon={X} size={14} />
      </button>
    </li>
  )
}
