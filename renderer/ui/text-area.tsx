import './field.css'
import { useLayoutEffect, useRef, type ComponentProps } from 'react'
import { useCaretAtEnd } from './caret-at-end.ts'
import { useField } from './field.tsx'

/** True where the style sheet's `field-sizing: content` does the growing. */
const sizesItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

/**
 * Text of several lines that grows with what is typed.
 *
 * Each paragraph runs in its own direction. That is done in the style sheet: with `dir="auto"`, which is left out
 * here, Chromium takes half a minute for a log of 2 MB.
 *
 * @param minRows height while empty; `maxRows` the height from which it scrolls
 */
export const TextArea = ({
  minRows = 3,
  maxRows = 14,
  style,
  value,
  dir,
  ref,
  ...rest
}: Omit<ComponentProps<'textarea'>, 'className' | 'rows'> & {
  minRows?: number | undefined
  maxRows?: number | undefined
}) => {
  const own = useRef<HTMLTextAreaElement | null>(null)
  const height = (rows: number) => rows * 18 + 16
  useLayoutEffect(() => {
    const area = own.current
    if (area === null || sizesItself || value === undefined) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }, [value])
  useCaretAtEnd(own, rest.autoFocus)
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
