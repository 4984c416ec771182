import { counted } from '../../../core/domain/text/plural.ts'
import type { LostWork } from '../../data/contract/desk-state.ts'
import { inLanguage } from '../../language/catalogue.ts'

/** What is only on this device: actions, and the files that go with them. If some were rejected, not everything was sent. */
export const unsentWords = inLanguage(
  'unsentWords',
  (actions: number, files: number, rejected = 0): string => {
    const parts = [
      actions > 0 ? counted(actions, 'action') : '',
      files > 0 ? counted(files, 'file') : '',
    ].filter((part) => part !== '')
    if (parts.length > 0) return `${parts.join(', ')} not sent yet`
    return rejected > 0 ? 'Sent,' : 'Everything sent'
  },
)

const list = new Intl.ListFormat('en', { type: 'conjunction' })

/** What a device lost: `3 actions, 1 file and 1 draft`. */
export const lostCounts = inLanguage(
  'lostCounts',
  ({ waiting, filesWaiting, drafts }: Omit<LostWork, 'name'>): string =>
    list.format(
      [
        waiting > 0 ? counted(waiting, 'action') : '',
        filesWaiting > 0 ? counted(filesWaiting, 'file') : '',
        drafts > 0 ? counted(drafts, 'draft') : '',
      ].filter((part) => part !== ''),
    ),
)
