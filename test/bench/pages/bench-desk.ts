import type { DesktopApi } from '../../../core/bridge/desktop-api.ts'
import { createSignIn } from '../../../electron/main/keys/sign-in.ts'
import { createDesk } from '../../../renderer/data/desk/create-desk.ts'
import type { Desk } from '../../../renderer/data/contract/desk.ts'
import type { Member } from '../harness/workspace.ts'
import { replicaHead } from './replica-head.ts'
import { sleep, until } from './page-side.ts'

/** Whose desk, on which server, which stands at rev `head`. */
export type DeskOptions = { serverUrl: string; member: Member; head: number }

/** A desktop without anything around it: secrets last as long as the page. */
export const bareDesktop = (serverUrl: string): DesktopApi => {
  let token: string | null = null
  const signIn = createSignIn({
    http: async (url, init) => {
      const answer = await fetch(url, { ...init, credentials: 'omit' })
      return { status: answer.status, text: await answer.text() }
    },
    secrets: { read: async () => token, write: async (_, next) => void (token = next) },
    serverUrl: () => serverUrl,
  })
  return {
    info: async () => ({
      shell: 'electron',
      platform: 'linux',
      version: 'bench',
      serverUrl,
      connection: 'private',
      serverIsDecided: false,
      policyProblems: [],
      keepsSecrets: true,
      profile: '',
    }),
    setServerUrl: async () => 'failed',
    // The browser's own, as in the web client: the bench can then read how far it has stored.
    keys: null,
    signIn,
    showToast: async () => 'suppressed',
    closeToast: async () => undefined,
    setBadge: async () => undefined,
    setTrayStatus: async () => undefined,
    onTrayCommand: () => () => undefined,
    focusWindow: async () => undefined,
    openWindow: async () => false,
    capture: { open: async () => false, close: async () => false, onOpened: () => () => undefined },
    hotkeys: null,
    setLanguage: async () => false,
    onMenuCommand: () => () => undefined,
    spelling: null,
    proxy: null,
    updates: null,
    openLogFolder: null,
    onStore: () => () => undefined,
    openExternal: async () => false,
    onLink: () => () => undefined,
    onResume: () => () => undefined,
    onVisible: () => () => undefined,
  }
}

/** The client's own desk, with its databases in this browser, signed in. */
export const signInBenchDesk = async ({ serverUrl, member }: DeskOptions): Promise<Desk> => {
  // Whoever was here before is forgotten; the databases are another's anyway.
  localStorage.clear()
  const desk = await createDesk({
    onError: () => undefined,
    desktop: bareDesktop(serverUrl),
  })
  await until('the desk to ask for someone', () => desk.state.get().phase === 'signed_out')
  const signedIn = await desk.signIn({ email: member.email, password: member.password })
  if (!signedIn.ok) throw new Error(signedIn.problem.message)
  return desk
}

/** The databases that are here before a desk is opened. */
export const databaseNames = async (): Promise<string[]> =>
  (await indexedDB.databases()).map(({ name }) => name ?? '')

/** How often it is looked whether all is stored, which is also how exact that is. Milliseconds. */
const lookEvery = 20

const answerOf = async <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(new Error('The replica cannot be read.')))
  })

/**
 * Resolves when everything that has been pulled is stored, in databases that were not there before.
 *
 * It looks often, while the desk is still storing: at the sealed record alone, and opens that only once it has changed.
 */
export const untilStored = async (before: readonly string[], head: number): Promise<void> => {
  const end = performance.now() + 60_000
  const names = await databaseNames()
  const name = names.find(
    (one) => one.includes('baton-replica') && one.endsWith('--pages') && !before.includes(one),
  )
  if (name === undefined) throw new Error('The desk has no replica.')
  const database = await answerOf(indexedDB.open(name))
  try {
    for (let last = ''; ; await sleep(lookEvery)) {
      const records = database.transaction('docs').objectStore('docs')
      const record = (await answerOf(records.get('checkpoint/head'))) as { sealed: string } | undefined
      const isNew = record !== undefined && record.sealed !== last
      last = record?.sealed ?? last
      const stored = isNew ? await replicaHead(before) : 0
      if (stored >= head) return
      if (performance.now() > end) throw new Error(`Not all was stored up to ${head}.`)
    }
  } finally {
    database.close()
  }
}

/** True once the first pull has reached the server's head. */
export const isSynced = (desk: Desk): boolean => {
  const state = desk.state.get()
  return state.phase === 'ready' && state.synced
}

/** The same, with everything pulled and stored. */
export const openBenchDesk = async (options: DeskOptions): Promise<Desk> => {
  const before = await databaseNames()
  const desk = await signInBenchDesk(options)
  await until('the first pull', () => isSynced(desk))
  await untilStored(before, options.head)
  return desk
}

/** Reads what the session's screen reads; resolves when it is there. Call the result to leave. */
export const openSession = async (desk: Desk, sessionId: string): Promise<() => void> => {
  const session = desk.document('sessions', sessionId)
  const lists = [desk.entries(sessionId, 200), desk.branches(sessionId), desk.handoffsOf(sessionId)]
  const stops = [session, ...lists].map((live) => live.subscribe(() => undefined))
  await until('the session', () => session.get() !== undefined && session.get() !== null)
  return () => {
    for (const stop of stops) stop()
  }
}
