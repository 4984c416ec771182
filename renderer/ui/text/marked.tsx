import './marked.css'
import type { ReactNode } from 'react'

/**
 * Text with highlighted ranges in code units: start inclusive, end exclusive, in order, not overlapping.
 *
 * `alone`: it's all that its line says, so the line takes its direction.
 */
export const Marked = ({
  text,
  ranges,
  alone = false,
}: {
  text: string
  ranges: readonly (readonly [start: number, end: number])[]
  alone?: boolean
}) => {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  const Text = alone ? 'span' : 'bdi'
  return (
    <Text className="marked">
      {parts}
      {text.slice(at)}
    </Text>
  )
}
