import { counted } from '../../../core/domain/plural.ts'
import type { LostWork } from '../../data/contract/desk-state.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** `3 actions, 1 file and 1 draft`. */
export const lostCounts = ({ waiting, filesWaiting, drafts }: Omit<LostWork, 'name'>): string =>
  list.format(
    [
      waiting > 0 ? counted(waiting, 'action') : '',
      filesWaiting > 0 ? counted(filesWaiting, 'file') : '',
      drafts > 0 ? counted(drafts, 'draft') : '',
    ].filter((part) => part !== ''),
  )
