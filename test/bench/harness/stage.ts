import type { BareServer } from '../children/bare-server.ts'
import type { BatonServer } from '../children/baton-server.ts'
import type { HocuspocusServer } from '../children/hocuspocus-server.ts'
import type { Lab } from '../lab.ts'
import type { EntryCounts } from '../sample-entries.ts'
import { sampleSessions, type SampleOptions } from '../sample-sessions.ts'
import type { Session } from '../../../core/domain/session/session.ts'
import { startChild, type Child } from './children.ts'
import { createWorkspace, type Workspace } from './workspace.ts'

/** Baton's server with a workspace of sample sessions. */
export type Stage = {
  server: Child<BatonServer>
  url: string
  workspace: Workspace
  sample: SampleOptions
  sessions: readonly Session[]
  /** The rev of the workspace. */
  head: number
}

export type StageOptions = {
  /** A client to serve. */
  webRoot?: string
  /** As many as the lab's scale says when not given. */
  sessions?: number
  /** None when not given. */
  entries?: EntryCounts
  /** Of the sessions, in turn; none when not given. */
  writebacks?: number
  /** Whether the server can find what they say; it can't when not given. */
  isSearched?: boolean
}

/** Starts Baton's server and fills a workspace of five engineers with sessions, and these with entries. */
export const setStage = async (
  lab: Lab,
  {
    webRoot,
    sessions: count = lab.scale.sessions,
    entries,
    writebacks = 0,
    isSearched = false,
  }: StageOptions = {},
): Promise<Stage> => {
  const server = await startChild<BatonServer>('baton-server.ts', {
    BENCH_ORIGINS: lab.host.origins.join(','),
    ...(webRoot === undefined ? {} : { BENCH_WEB_ROOT: webRoot }),
  })
  lab.cleanUp(server.stop)
  const url = await server.call('url', undefined)
  const workspace = await createWorkspace(url, 5, await server.call('setupCode', undefined))
  const ownerIds = workspace.members.map((member) => member.personId)
  const sample = { accountId: workspace.accountId, ownerIds, count, now: Date.now() }
  const head = await server.call('seed', {
    ...sample,
    writebacks,
    isSearched,
    ...(entries === undefined ? {} : { entries }),
  })
  return { server, url, workspace, sample, sessions: sampleSessions(sample), head }
}

/** Starts the peer with the same sessions; `storeFirst`: with each message in PostgreSQL before it is told. */
export const startPeer = async (
  lab: Lab,
  sample: SampleOptions,
  { storeFirst = false }: { storeFirst?: boolean } = {},
): Promise<{ url: string; name: string }> => {
  const env: Record<string, string> = storeFirst ? { BENCH_STORE_FIRST: 'yes' } : {}
  const peer = await startChild<HocuspocusServer>('hocuspocus-server.ts', env)
  lab.cleanUp(peer.stop)
  const name = storeFirst ? 'stored-workspace' : 'workspace'
  await peer.call('seed', { ...sample, name })
  return { url: await peer.call('url', undefined), name }
}

/** Starts the floor's server. */
export const startBare = async (lab: Lab): Promise<{ bare: Child<BareServer>; url: string }> => {
  const bare = await startChild<BareServer>('bare-server.ts')
  lab.cleanUp(bare.stop)
  return { bare, url: await bare.call('url', undefined) }
}
