import './field.css'
import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import { useCaretAtEnd, useCaretAtEndByKey } from './caret-at-end.ts'
import { useField } from './field.tsx'

/** True if the style sheet's `field-sizing: content` makes it grow. */
const sizesItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/**
 * A multi-line text field that grows as you type.
 *
 * Each paragraph has its own text direction. The style sheet does that, because with `dir="auto"` Chromium takes half
 * a minute for a 2 MB log.
 *
 * @param minRows height while empty; `maxRows` is the height at which it starts to scroll; `shows` is its text where
 *   that is not given as its `value`
 */
export const TextArea = ({
  minRows = 3,
  maxRows = 14,
  style,
  value,
  shows = value,
  dir,
  ref,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'className' | 'rows'> & {
  minRows?: number | undefined
  maxRows?: number | undefined
  shows?: ComponentProps<'textarea'>['value']
}) => {
  const own = useRef<HTMLTextAreaElement | null>(null)
  const height = (rows: number) => rows * 18 + 16
  useLayoutEffect(() => {
    const area = own.current
    if (area === null || sizesItself || shows === undefined) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [shows])
  useCaretAtEnd(own, rest.autoFocus)
  useCaretAtEndByKey(own)
  return (
    <textarea
      className="text-area"
      value={value}
      dir={dir === 'auto' ? undefined : dir}
      style={{ minHeight: height(minRows), maxHeight: height(maxRows), ...style }}
      ref={(element) => {
        own.current = element
        if (typeof ref === 'function') return ref(element)
        if (ref !== null && ref !== undefined) ref.current = element
        return undefined
      }}
      {...useField()}
      {...rest}
    />
  )
}
