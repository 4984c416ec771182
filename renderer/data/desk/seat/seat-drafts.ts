import { asideText } from '../../store/sealing/aside.ts'
import { openDrafts, type Drafts } from '../../store/own/drafts.ts'
import type { KeptValues } from '../../store/own/kept-values.ts'
import { createPreferences, type Preferences } from '../../store/own/preferences.ts'
import { chosenKey, unsavedKey, type SeatParts } from './seat-parts.ts'
import type { StorageTroubles } from '../kept/storage-troubles.ts'

/** Opens what a person has written and not sent, and what they have chosen on this device. */
export const openSeatDrafts = async (
  parts: Pick<SeatParts, 'scope' | 'aside' | 'cipher'> & {
    kept: KeptValues
    troubles: StorageTroubles
    /** There are more or fewer drafts than before. */
    changed: () => void
    onError: (where: string) => (error: unknown) => void
  },
): Promise<{ drafts: Drafts; preferences: Preferences }> => {
  const { scope, aside, cipher, kept, onError } = parts
  const drafts = await openDrafts({
    kept,
    aside: asideText(aside, unsavedKey(scope), cipher),
    trouble(error) {
      if (error !== null) onError('draft')(error)
      parts.troubles.report('draft', error)
    },
    changed: parts.changed,
  })
  const preferences = createPreferences({
    kept,
    aside,
    asideKey: chosenKey(scope),
    onError: onError('preference'),
  })
  return { drafts, preferences }
}
