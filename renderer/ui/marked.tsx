import './marked.css'
import type { ReactNode } from 'react'

/** Text with highlighted ranges in code units: start inclusive, end exclusive, in order, not overlapping. */
export const Marked = ({
  text,
  ranges,
}: {
  text: string
  ranges: readonly (readonly [start: number, end: number])[]
}) => {
  const parts: ReactNode[] = []
  let at = 0
  for (const [start, end] of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return (
    <bdi className="marked">
      {parts}
      {text.slice(at)}
    </bdi>
  )
}
