import './marked.css'
import type { ReactNode } from 'react'

/** A text in which stretches are marked: code units from, up to but without; in order, none within another. */
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
