import { setStage, startBare, startPeer } from '../harness/stage.ts'
import type { Lab } from '../lab.ts'
import type { BarePage } from '../pages/bare-page.ts'
import type { DeskPage } from '../pages/desk-page.ts'
import type { YjsPage } from '../pages/yjs-page.ts'
import type { Figure } from '../report/figure.ts'

/** Documents of one page of a pull. */
const batch = 1000

/** After a page was closed: until what it leaves to the browser and to its server is done. Milliseconds. */
const restMs = 1500
const rest = async (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, restMs)
  })

/** Everything a workspace has, onto a device that has nothing. */
export const initialPull = async (lab: Lab): Promise<Figure> => {
  const { sessions, repeats } = lab.scale
  const stage = await setStage(lab)
  const bare = await startBare(lab)
  await bare.bare.call('load', { ...stage.sample, size: batch })
  const peer = await startPeer(lab, stage.sample)
  lab.host.allow(stage.url, bare.url, peer.url)
  const browser = await lab.quietBrowser()
  const [origin] = lab.host.origins

  const floor: number[] = []
  const theirs = { synced: [] as number[], stored: [] as number[] }
  const tasks: number[] = []
  const ours = { shown: [] as number[], synced: [] as number[], stored: [] as number[] }
  for (let round = 0; round < repeats; round += 1) {
    const barePage = await browser.open<BarePage>(`${origin}/bare.html`)
    const pulled = await barePage.call('pullAll', bare.url)
    if (pulled.documents !== sessions) throw new Error(`The floor pulled ${pulled.documents} documents.`)
    floor.push(pulled.milliseconds)
    await barePage.close()
    await rest()

    const yjsPage = await browser.open<YjsPage>(`${origin}/yjs.html`)
    const answer = await yjsPage.call('pullAll', { url: peer.url, name: peer.name, documents: sessions })
    theirs.synced.push(answer.synced)
    theirs.stored.push(answer.stored)
    await yjsPage.close()
    await rest()

    // Someone else each time, so that the desk is empty.
    const member = stage.workspace.members[round % stage.workspace.members.length]
    if (member === undefined) throw new Error('There is no one left to pull.')
    const deskPage = await browser.open<DeskPage>(`${origin}/desk.html`)
    const taken = await deskPage.call('pullAll', { serverUrl: stage.url, member, head: stage.head })
    ours.shown.push(taken.shown)
    ours.synced.push(taken.synced)
    ours.stored.push(taken.stored)
    tasks.push(...taken.tasks)
    await deskPage.close()
    await rest()
  }
  return {
    name: 'initial-pull',
    title: `${sessions} sessions onto an empty desk`,
    unit: 'ms',
    measures: [
      { label: 'all here and stored', role: 'baton', samples: ours.stored },
      { label: 'all here', role: 'baton', samples: ours.synced },
      { label: 'first rows in the list', role: 'baton', samples: ours.shown },
      { label: 'same JSON over the bare socket, parsed', role: 'floor', samples: floor },
      { label: 'Yjs + Hocuspocus + y-indexeddb, stored', role: 'peer', samples: theirs.stored },
      { label: 'Yjs + Hocuspocus + y-indexeddb, all here', role: 'peer', samples: theirs.synced },
    ],
    notes: [
      'Ours from the moment the server has let the person in: databases are opened, documents checked one by one.',
      '× peer is to the stored one.',
      `In ${repeats} pulls, ${tasks.length} tasks held the page up for more than 50 ms, at most ${Math.max(0, ...tasks).toFixed(0)} ms.`,
    ],
  }
}
