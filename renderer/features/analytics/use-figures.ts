import { useEffect, useState } from 'react'
import type { FigureQuery } from '../../../core/domain/session/figures.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { shownFigures, type KnownFigures, type ReadFigures } from './shown-figures.ts'

/** How soon it is asked again while the server still counts. Milliseconds. */
const again = 1500

/** The figures for a question, from the server; what was there stays while the next is being answered. */
export const useFigures = (query: FigureQuery): { read: ReadFigures; retry: () => void } => {
  const desk = useDesk()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [known, setKnown] = useState<KnownFigures>({ state: 'reading' })
  const [stamp, setStamp] = useState(0)
  // The number makes the same question a new one.
  const key = JSON.stringify([query, stamp])
  useEffect(() => {
    if (!isOnline) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    setKnown((now) => (now.state === 'read' ? now : { state: 'reading' }))
    const [asked] = JSON.parse(key) as [FigureQuery, number]
    const ask = async () => {
      const answer = await desk.askServer('figures:read', asked)
      if (isOver) return
      if (!answer.ok) return setKnown({ state: 'failed', problem: answer.problem.message })
      setKnown({ state: 'read', query: asked, answer: answer.value.answer })
      if (answer.value.answer.counted < 1) timer = setTimeout(() => void ask(), again)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [desk, isOnline, key])
  return { read: shownFigures(known, query, isOnline), retry: () => setStamp((now) => now + 1) }
}
