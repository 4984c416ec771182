import type { LostWork } from '../../data/contract/desk-state.ts'
import { counted } from '../../language/numbers.ts'
import type * as english from './unsent.words.ts'

export const unsentWords: typeof english.unsentWords = (actions, files, rejected = 0) => {
  const parts = [
    actions > 0 ? counted(actions, 'Aktion', 'Aktionen') : '',
    files > 0 ? counted(files, 'Datei', 'Dateien') : '',
  ].filter((part) => part !== '')
  if (parts.length > 0) return `${parts.join(', ')} noch nicht gesendet`
  return rejected > 0 ? 'Gesendet,' : 'Alles gesendet'
}

const list = new Intl.ListFormat('de', { type: 'conjunction' })

export const lostCounts: typeof english.lostCounts = ({
  waiting,
  filesWaiting,
  drafts,
}: Omit<LostWork, 'name'>) =>
  list.format(
    [
      waiting > 0 ? counted(waiting, 'Aktion', 'Aktionen') : '',
      filesWaiting > 0 ? counted(filesWaiting, 'Datei', 'Dateien') : '',
      drafts > 0 ? counted(drafts, 'Entwurf', 'Entwürfe') : '',
    ].filter((part) => part !== ''),
  )
