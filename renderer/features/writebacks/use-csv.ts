import { useCallback, useState } from 'react'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { saveFile } from '../export/save-file.ts'
import { csvFile } from '../shared/text/csv-line.ts'
import { useNames } from '../shared/names/use-names.ts'
import { csvHead, csvOf, type Listed } from './writebacks-csv.ts'
import { writebackWords as words } from './writebacks.words.ts'

/** Saves what is listed as a table. */
export const useCsv = (): { isExporting: boolean; save: (listed: Listed) => Promise<void> } => {
  const desk = useDesk()
  const { nameOf } = useNames()
  const [isExporting, setExporting] = useState(false)
  const save = useCallback(
    async (listed: Listed) => {
      setExporting(true)
      const { pieces, count, isWhole } = await csvOf(listed, desk.psa.writebacks, nameOf)
      const day = new Date(desk.now()).toISOString().slice(0, 10)
      saveFile(`${words.csvName}-${day}.csv`, csvFile([csvHead(), ...pieces]))
      setExporting(false)
      toast(isWhole ? words.exported(count) : words.exportedHere(count), {
        tone: isWhole ? 'green' : 'amber',
      })
    },
    [desk, nameOf],
  )
  return { isExporting, save }
}
