import './changes-view.css'
import { useMemo } from 'react'
import { changesBetween, foldedChanges } from './changes.ts'
import { writeUpWords as words } from '../write-ups.words.ts'

/** What someone changed about a draft, as words taken out and put in. */
export const ChangesView = ({ before, after }: { before: string; after: string }) => {
  const parts = useMemo(
    () => (before === after ? [] : foldedChanges(changesBetween(before, after), words.unchanged)),
    [before, after],
  )
  if (parts.length === 0) return <p className="text-muted">{words.noChanges}</p>
  return (
    <div className="changes" dir="auto">
      {parts.map((part, index) => {
        const key = `${index}-${part.kind}`
        switch (part.kind) {
          case 'added':
            return (
              <ins key={key}>
                <span className="sr-only">{`${words.added}: `}</span>
                {part.text}
              </ins>
            )
          case 'removed':
            return (
              <del key={key}>
                <span className="sr-only">{`${words.removed}: `}</span>
                {part.text}
              </del>
            )
          case 'left':
            return (
              <span key={key} className="changes-left">
                {part.text}
              </span>
            )
          case 'same':
            return <span key={key}>{part.text}</span>
        }
      })}
    </div>
  )
}
