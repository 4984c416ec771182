import { useEffect, useRef } from 'react'
import { useDesk, useDeskState } from '../../data/hooks.ts'
import { go } from '../../state/route.ts'
import { toast } from '../../state/toasts.ts'
import { smartTime } from '../../ui/relative-time.ts'
import { useNames } from '../sessions/use-names.ts'
import { refusalSentence } from './refusal-words.ts'

/** Says aloud what the server has refused since this window opened; everything typed is in the list it leads to. */
export const RefusalMessages = () => {
  const desk = useDesk()
  const { nameOf } = useNames()
  const refused = useDeskState((state) => state.refused)
  const told = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (told.current === null) {
      told.current = new Set(refused.map(({ id }) => id))
      return
    }
    for (const one of refused) {
      if (told.current.has(one.id)) continue
      told.current.add(one.id)
      const sentence = refusalSentence(one, nameOf, (at) => smartTime(at, desk.now()))
      toast(sentence, {
        tone: 'red',
        action: { label: 'Show', run: () => go('/refused') },
      })
    }
  }, [desk, nameOf, refused])
  return null
}
