import type { LostWork } from '../../contract/desk-state.ts'
import type { OnDamaged } from '../../store/sealing/sealed-storage.ts'
import type { WaitingMarker } from './waiting-marker.ts'

/** What was lost with a record that can't be read any more; nothing if the server has it, too. */
const lostWith = (
  { collection, key, status }: Parameters<OnDamaged>[0],
  { filesWaiting }: Pick<LostWork, 'filesWaiting'>,
): Partial<Omit<LostWork, 'name'>> | null => {
  if (collection === 'intents') return status === 'pending' || status === 'rejected' ? { waiting: 1 } : null
  if (collection === 'kept') return key.startsWith('draft/') ? { drafts: 1 } : null
  // Its record says whether it was sent. Where some weren't, it may be one of them.
  return filesWaiting > 0 ? { filesWaiting: 1 } : null
}

/**
 * Notes what a person lost with records of their own that were damaged on the disk. Everything else of theirs stays.
 *
 * @param changed called when more is lost than before
 */
export const createDamageNotes = (
  parts: { marker: WaitingMarker; onError: (error: unknown) => void },
  changed: () => void,
): ((scope: string, name: string) => OnDamaged) => {
  const { marker } = parts
  return (scope, name) => (record) => {
    parts.onError(new Error(`A record of ${record.collection} on this device is damaged and was left out.`))
    const before = marker.waiting().get(scope) ?? { filesWaiting: 0 }
    const lost = lostWith(record, before)
    if (lost === null) return
    marker.lose(name, lost)
    changed()
  }
}
