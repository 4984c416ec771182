import { useCallback, useState } from 'react'
import { useDesk } from '../../data/react/use-desk.ts'
import { toast } from '../../state/toasts.ts'
import { saveFile, textBlob } from '../export/save-file.ts'
import { useNames } from '../shared/use-names.ts'
import { queryOf, type RowFilter } from './row-filter.ts'
import { writebacksCsv, type WritebackRow } from './writebacks-csv.ts'
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
      const rows: WritebackRow[] = []
      let isWhole = true
      for (let after: Parameters<typeof queryOf>[1] = null; ;) {
        const page: Awaited<ReturnType<typeof desk.psa.writebacks>> = await desk.psa.writebacks(
          queryOf(filter, after),
        )
        if (!page.ok) {
          isWhole = false
          break
        }
        rows.push(...page.value.rows)
        after = page.value.next
        if (after === null) break
      }
      const all = isWhole ? rows : shown
      const day = new Date(desk.now()).toISOString().slice(0, 10)
      saveFile(`${words.csvName}-${day}.csv`, textBlob(writebacksCsv(all, nameOf), 'text/csv'))
      setExporting(false)
      toast(isWhole ? words.exported(all.length) : words.exportedHere(all.length), {
        tone: isWhole ? 'green' : 'amber',
      })
    },
    [desk, nameOf],
  )
  return { isExporting, save }
}
