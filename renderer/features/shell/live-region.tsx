import { useEffect, useState } from 'react'
import { useWaitingCount } from './badge.tsx'
import { escalationsWords } from './status-words.ts'

/** Says how many escalations wait whenever that changes. */
export const LiveRegion = () => {
  const count = useWaitingCount()
  const [said, setSaid] = useState('')
  useEffect(() => {
    // "None wait" is worth a word only after some did.
    if (count !== null) setSaid((before) => (before === '' && count === 0 ? '' : escalationsWords(count)))
  }, [count])
  return (
    <div className="sr-only" role="status" aria-live="polite">
      {said}
    </div>
  )
}
