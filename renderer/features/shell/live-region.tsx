import { useEffect, useState } from 'react'
import { useRoute } from '../../state/route.ts'
import { useWaitingCount } from './badge.tsx'
import { placeTitle } from './places.ts'
import { escalationsWords } from './status-words.ts'

/** Says where one is after going there, because no page was loaded that a screen reader would read out. */
const PlaceRegion = () => {
  const title = placeTitle(useRoute())
  const [arrivedAt] = useState(title)
  const [said, setSaid] = useState('')
  useEffect(() => {
    setSaid((before) => (before === '' && title === arrivedAt ? '' : title))
  }, [title, arrivedAt])
  return (
    <div className="sr-only" aria-live="polite">
      {said}
    </div>
  )
}

/** Says how many escalations wait whenever that changes, and where one has gone. */
export const LiveRegion = () => {
  const count = useWaitingCount()
  const [said, setSaid] = useState('')
  useEffect(() => {
    // "None wait" is worth a word only after some did.
    if (count !== null) setSaid((before) => (before === '' && count === 0 ? '' : escalationsWords(count)))
  }, [count])
  return (
    <>
      <div className="sr-only" role="status" aria-live="polite">
        {said}
      </div>
      <PlaceRegion />
    </>
  )
}
