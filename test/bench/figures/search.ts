import type { Lab } from '../lab.ts'
import type { SearchPage } from '../pages/search-page.ts'
import { percentile, type Figure } from '../report/figure.ts'

/** Notes of one session. */
const notes = 6

/** Searching everything on a device, in the client's own worker. */
export const search = async (lab: Lab): Promise<Figure> => {
  const { sessions } = lab.scale
  const queries = Math.min(200, sessions / 50)
  const browser = await lab.quietBrowser()
  const page = await browser.open<SearchPage>(`${lab.host.origins[0]}/search.html`)
  const { filled, documents } = await page.call('fill', { sessions, notes })
  // Once before: what is measured is a desk that is in use.
  await page.call('ask', 10)
  const { ours, floor, found } = await page.call('ask', queries)
  const similar = await page.call('compare', Math.min(50, queries))
  const written = await page.call('write', Math.min(50, queries))
  const reopened = await page.call('reopen', undefined)
  await page.call('close', undefined)
  await page.close()
  const p95 = (samples: readonly number[]) => percentile(samples, 0.95).toFixed(1)
  return {
    name: 'search',
    title: `a query over ${sessions} sessions with ${sessions * notes} notes`,
    unit: 'ms',
    measures: [
      { label: 'eight sessions, ranked, with what matched', role: 'baton', samples: ours },
      { label: 'similar sessions', role: 'baton', samples: similar },
      { label: 'a note is written, and found', role: 'baton', samples: written },
      { label: 'linear scan of the same texts, no typos, no order', role: 'floor', samples: floor },
    ],
    notes: [
      `p95: ${p95(ours)} ms a query (${found} of ${queries} found something), similar ${p95(similar)} ms, scan ${p95(floor)} ms.`,
      `From the page to the worker and back. ${documents} documents were indexed from nothing in ${(filled / 1000).toFixed(1)} s; a start with the saved index answers first after ${(reopened / 1000).toFixed(1)} s.`,
    ],
  }
}
