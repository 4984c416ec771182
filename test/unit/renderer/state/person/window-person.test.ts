import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createCell } from '../../../../../renderer/data/contract/cell.ts'
import type { DeskState, ReadyState } from '../../../../../renderer/data/contract/desk-state.ts'
import { followPerson } from '../../../../../renderer/features/shell/follow-person.ts'
import { toast, undoToast, useToasts } from '../../../../../renderer/state/messages/toasts.ts'
import { useUndos } from '../../../../../renderer/state/messages/undos.ts'
import { useOverlay } from '../../../../../renderer/state/route/shell.ts'
import { go, linkTo, routeNow } from '../../../../../renderer/state/route/route.ts'
import {
  openDialog,
  openLane,
  openStepForm,
  setQueueClient,
  showClient,
  useSessionScreen,
} from '../../../../../renderer/state/route/session-screen.ts'
import { useSplit } from '../../../../../renderer/state/route/split.ts'
import { useWantedClaim } from '../../../../../renderer/state/route/wanted-claim.ts'

const location = { hash: '' }
const move = (_state: unknown, _title: string, address: string) => void (location.hash = address)

const ready = (personId: string): DeskState => {
  const identity = {
    accountId: 'x',
    accountName: 'Acme',
    personId,
    name: personId,
    role: 'engineer' as const,
  }
  const connection = { kind: 'online' as const, since: 1 }
  const work: Omit<ReadyState, 'identity'> = {
    phase: 'ready',
    connection,
    waiting: 0,
    filesWaiting: 0,
    rejected: [],
    lastSyncAt: null,
    synced: true,
    clockSkew: 0,
    problem: null,
    lost: [],
  }
  return { ...work, identity }
}
const signedOut: DeskState = { phase: 'signed_out', problem: null, left: [], missing: [] }
const path = () => linkTo(routeNow())
const first = useSessionScreen.getState()

const state = createCell<DeskState>({ phase: 'starting' })
let stop: () => void = () => undefined
beforeAll(() => {
  vi.stubGlobal('location', location)
  vi.stubGlobal('window', {
    location,
    history: { pushState: move, replaceState: move },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })
  stop = followPerson(state)
})
beforeEach(() => state.set(ready('ana')))
afterEach(() => {
  state.set(signedOut)
  state.set(ready('no one'))
})
afterAll(() => {
  stop()
  vi.unstubAllGlobals()
})

const still = { get: () => true, subscribe: () => () => undefined }
const work = (): void => {
  go('/team/s1')
  openDialog({ kind: 'escalate', sessionId: 's1', text: 'The vault’s password is 4711' })
  openStepForm('s1', 'question', 'Is it 4711?')
  showClient('team', 'Northwind')
  setQueueClient('Northwind')
  openLane('first')
  toast('No one knows yet · Vault', { stays: true, action: { label: 'Withdraw', run: () => undefined } })
  undoToast('Parked.', () => undefined, still, { sessionId: 's1', title: 'Vault' })
  useWantedClaim.setState({ claim: { handoffId: 'h1', personId: 'ana' } })
  useOverlay.setState({ overlay: 'palette' })
}

test('while no one is signed in, nothing that was typed or said is left in the window', () => {
  work()
  state.set(signedOut)
  expect(useToasts.getState().toasts).toEqual([])
  expect(useUndos.getState().undos).toEqual([])
  expect(useOverlay.getState().overlay).toBeNull()
  expect(JSON.stringify(useSessionScreen.getState())).not.toContain('4711')
})

test('another person finds nothing of it', () => {
  work()
  state.set(signedOut)
  state.set(ready('ben'))
  expect(useSessionScreen.getState()).toEqual(first)
  expect(useWantedClaim.getState().claim).toBeNull()
  expect(useToasts.getState().toasts).toEqual([])
  expect(useSplit.getState().previousId).toBeNull()
  expect(path()).toBe('/sessions')
})

test('nor does one who takes the desk over without anyone signing out', () => {
  work()
  state.set(ready('ben'))
  expect(useSessionScreen.getState()).toEqual(first)
  expect(useToasts.getState().toasts).toEqual([])
  expect(path()).toBe('/sessions')
})

test('the same person continues where they were; what they had typed is in their drafts', () => {
  work()
  state.set(signedOut)
  state.set(ready('ana'))
  expect(path()).toBe('/team/s1')
  expect(useSessionScreen.getState()).toMatchObject({
    dialog: { kind: 'escalate', sessionId: 's1', text: '' },
    stepForm: { sessionId: 's1', begun: null },
    queueClient: 'Northwind',
  })
  expect(useWantedClaim.getState().claim).toEqual({ handoffId: 'h1', personId: 'ana' })
})

test('whoever opened a link on the sign-in page comes to it', () => {
  work()
  state.set(signedOut)
  go('/handoffs/h2')
  state.set(ready('ben'))
  expect(path()).toBe('/handoffs/h2')
})

test('a claim chosen on the sign-in page is only asked for by the person who was notified', () => {
  state.set(signedOut)
  const claim = { handoffId: 'h1', personId: 'ana' }
  useWantedClaim.setState({ claim })
  go('/handoffs/h1')
  state.set(ready('ben'))
  expect(useWantedClaim.getState().claim).toBeNull()
  expect(path()).toBe('/sessions')
  state.set(signedOut)
  useWantedClaim.setState({ claim })
  go('/handoffs/h1')
  state.set(ready('ana'))
  expect(useWantedClaim.getState().claim).toEqual(claim)
  expect(path()).toBe('/handoffs/h1')
})

test('while the desk is opened again, no one has left', () => {
  work()
  state.set({ phase: 'starting' })
  state.set({ phase: 'elsewhere' })
  state.set(ready('ana'))
  expect(useSessionScreen.getState().dialog).toMatchObject({ text: 'The vault’s password is 4711' })
  expect(useToasts.getState().toasts).toHaveLength(2)
})
