import { useEffect, useRef } from 'react'
import { useDesk, useSignedIn } from '../../data/react/use-desk.ts'
import { go } from '../../state/route/route.ts'
import { toast } from '../../state/messages/toasts.ts'
import { smartTime } from '../../language/relative-time.ts'
import { useNames } from '../shared/names/use-names.ts'
import { rejectedWords } from './rejected.words.ts'
import { rejectionSentence } from './rejection-sentence.ts'
import { aboutPayload } from '../shared/sessions/about-session.ts'

/** Announces what the server has rejected since this window opened, and links to the list with everything typed. */
export const RejectionMessages = () => {
  const desk = useDesk()
  const { nameOf } = useNames()
  const rejected = useSignedIn((state) => state.rejected)
  const told = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (told.current === null) {
      told.current = new Set(rejected.map(({ id }) => id))
      return
    }
    for (const one of rejected) {
      if (told.current.has(one.id)) continue
      told.current.add(one.id)
      const sentence = rejectionSentence(one, nameOf, (at) => smartTime(at, desk.now()))
      toast(sentence, {
        tone: 'red',
        about: aboutPayload(desk, one.payload),
        action: { label: rejectedWords.show, run: () => go('/rejected') },
      })
    }
  }, [desk, nameOf, rejected])
  return null
}
