import { useEffect, useState } from 'react'
import type { FigureAnswer, FigureQuery } from '../../../core/domain/session/figures.ts'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'

export type ReadFigures =
  | { state: 'reading' | 'offline' }
  | { state: 'failed'; problem: string }
  /** `isOld` while another question is being answered. */
  | { state: 'read'; answer: FigureAnswer; isOld: boolean }

/** How soon it is asked again while the server still counts. Milliseconds. */
const again = 1500

/** The figures for a question, from the server; what was there stays while the next is being answered. */
export const useFigures = (query: FigureQuery): { read: ReadFigures; retry: () => void } => {
  const desk = useDesk()
  const isOnline = useSignedIn((state) => state.connection.kind === 'online')
  const [read, setRead] = useState<ReadFigures>({ state: 'reading' })
  const [stamp, setStamp] = useState(0)
  // The number makes the same question a new one.
  const key = JSON.stringify([query, stamp])
  useEffect(() => {
    if (!isOnline) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    setRead((now) => (now.state === 'read' ? { ...now, isOld: true } : { state: 'reading' }))
    const ask = async () => {
      const answer = await desk.askServer('figures:read', (JSON.parse(key) as [FigureQuery, number])[0])
      if (isOver) return
      if (!answer.ok) return setRead({ state: 'failed', problem: answer.problem.message })
      setRead({ state: 'read', answer: answer.value.answer, isOld: false })
      if (answer.value.answer.counted < 1) timer = setTimeout(() => void ask(), again)
    }
    void ask()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [desk, isOnline, key])
  const isShown = isOnline || read.state === 'read'
  return { read: isShown ? read : { state: 'offline' }, retry: () => setStamp((now) => now + 1) }
}
