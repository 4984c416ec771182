import { useCallback, useState } from 'react'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/messages/toasts.ts'
import { saveFile } from '../export/save-file.ts'
import { csvFile } from '../shared/text/csv-line.ts'
import { useNames } from '../shared/names/use-names.ts'
import { queryOf, type RowFilter } from './row-filter.ts'
import { csvHead, csvLines, type WritebackRow } from './writebacks-csv.ts'
import { writebackWords as words } from './writebacks.words.ts'

/** Saves everything that a filter matches as a table: all pages of the server, or what is on this device. */
export const useCsv = (): {
  isExporting: boolean
  save: (filter: RowFilter, shown: readonly WritebackRow[]) => Promise<void>
} => {
  const desk = useDesk()
  const { nameOf } = useNames()
  const [isExporting, setExporting] = useState(false)
  const save = useCallback(
    async (filter: RowFilter, shown: readonly WritebackRow[]) => {
      setExporting(true)
      // Each page becomes a piece of the file, which the browser keeps where it likes: no one holds all rows.
      const pieces: Blob[] = []
      const add = (text: string) => void pieces.push(new Blob([text]))
      let count = 0
      let isWhole = true
      for (let after: Parameters<typeof queryOf>[1] = null; ;) {
        const page: Awaited<ReturnType<typeof desk.psa.writebacks>> = await desk.psa.writebacks(
          queryOf(filter, after),
        )
        if (!page.ok) {
          isWhole = false
          break
        }
        add(csvLines(page.value.rows, nameOf))
        count += page.value.rows.length
        after = page.value.next
        if (after === null) break
      }
      if (!isWhole) {
        pieces.length = 0
        add(csvLines(shown, nameOf))
        count = shown.length
      }
      const day = new Date(desk.now()).toISOString().slice(0, 10)
      const whole = csvFile([csvHead(), ...pieces])
      saveFile(`${words.csvName}-${day}.csv`, whole)
      setExporting(false)
      toast(isWhole ? words.exported(count) : words.exportedHere(count), {
        tone: isWhole ? 'green' : 'amber',
      })
    },
    [desk, nameOf],
  )
  return { isExporting, save }
}
