import type { AnswerOf } from '../../../core/protocol/messages.ts'
import { protocolVersion } from '../../../core/protocol/version.ts'
import type { Crowd } from '../children/crowd.ts'
import { startChild } from '../harness/children.ts'
import { setStage } from '../harness/stage.ts'
import type { Lab } from '../lab.ts'
import { percentile, type Figure } from '../report/figure.ts'
import { createEntries } from '../sample-entries.ts'

const scan = 'looking through all texts, no order'
const lookUp = 'the same words by the database’s text search, no order'

/** What a desk asks of the server: sessions of others that it no longer holds whole. */
export const serverSearch = async (lab: Lab): Promise<Figure> => {
  const { sessions, entries } = lab.scale.full
  const stage = await setStage(lab, { sessions, entries, isSearched: true })
  const { server, url, workspace } = stage
  const crowd = await startChild<Crowd>('crowd.ts')
  lab.cleanUp(crowd.stop)
  const [ann] = workspace.members
  await crowd.call('connect', {
    url,
    count: 1,
    auth: { token: ann.accessToken, protocol: protocolVersion },
    waitFor: 'welcome',
  })
  const entriesOf = createEntries(entries)
  /** Two words of a note of each session, as someone remembers it. */
  const queries = stage.sessions.slice(0, 300).map((session, index) => {
    const [first = '', , , fourth = ''] = (entriesOf(session, index)[0]?.text ?? '').split(' ')
    return `${first} ${fourth}`
  })
  const ours: number[] = []
  const bare = { scan: [] as number[], lookUp: [] as number[] }
  let found = 0
  const turns = Math.max(4, lab.scale.parks)
  for (let turn = 0; turn <= turns; turn += 1) {
    const query = queries[(turn * 7) % queries.length] ?? ''
    const begun = performance.now()
    const answer = (await crowd.call('ask', {
      event: 'search:sessions',
      message: { query, limit: 8, wholeSince: Date.now() },
    })) as AnswerOf<'search:sessions'>
    const took = performance.now() - begun
    if (!answer.ok) throw new Error(answer.problem.message)
    const floor = await server.call('bareSearch', { accountId: workspace.accountId, query, limit: 8 })
    // What is measured is a database that is in use.
    if (turn === 0) continue
    if (answer.hits.length > 0) found += 1
    ours.push(took)
    bare.scan.push(floor.scan)
    bare.lookUp.push(floor.lookUp)
  }
  if (found === 0) throw new Error('Nothing was found.')
  return {
    name: 'server-search',
    title: `a query to the server over ${sessions} sessions with ${entries.first + (sessions - 1) * entries.each} entries`,
    unit: 'ms',
    measures: [
      { label: 'eight sessions, ranked, with what matched', role: 'baton', samples: ours, against: scan },
      { label: scan, role: 'floor', samples: bare.scan },
      { label: lookUp, role: 'floor', samples: bare.lookUp },
    ],
    notes: [
      `${found} of ${turns} queries of two words found something; p95 ${percentile(ours, 0.95).toFixed(0)} ms. A query that takes 2 s is cancelled.`,
    ],
  }
}
