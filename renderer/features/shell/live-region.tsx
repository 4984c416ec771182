import { useEffect, useState } from 'react'
import { isOwnWindow } from '../../state/route/own-window.ts'
import { useRoute } from '../../state/route/route.ts'
import { useWaitingCount } from './badge.tsx'
import { placeTitle } from '../places/places.ts'
import { escalationsWords } from './shell.words.ts'

/** Announces the screen after navigating, because no page load makes a screen reader do so. */
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

/**
 * Announces the number of waiting escalations whenever it changes, and the screen after navigating. A window next to the
 * main one says it while someone works in it, so that it's heard once, wherever they are.
 */
export const LiveRegion = () => {
  const count = useWaitingCount()
  const [said, setSaid] = useState('')
  useEffect(() => {
    // Zero is only worth announcing after there were some.
    if (count === null || (isOwnWindow() && !document.hasFocus())) return
    setSaid((before) => (before === '' && count === 0 ? '' : escalationsWords(count)))
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
