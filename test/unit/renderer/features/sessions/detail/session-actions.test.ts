import { describe, expect, test } from 'vitest'
import type { SessionStatus } from '../../../../../../core/domain/session/session.ts'
import { sessionStandOf } from '../../../../../../renderer/features/sessions/detail/session-actions.ts'
import { sessionProgress } from '../../../../../../renderer/features/sessions/list/session-line.ts'
import { sessionPill } from '../../../../../../renderer/features/shared/sessions/session-pill.ts'
import { minute } from '../../../../../support/samples/make.ts'
import {
  reachedBy,
  handoff,
  nameOf,
  noon,
  person,
  session,
} from '../../../../../support/desk/shown-documents.ts'

const stand = (status: SessionStatus, me = person(), open: ReturnType<typeof handoff> | null = null) =>
  sessionStandOf(session({ status }), me, open, noon, nameOf)

describe('sessionStandOf', () => {
  test.each([
    ['active', ['park', 'escalate', 'resolve'], 'resolve', true],
    ['paused', ['escalate', 'resolve', 'resume'], 'resume', true],
    ['requesting_escalation', ['withdraw', 'resolve'], null, false],
    ['escalated', ['withdraw', 'resolve'], null, false],
    ['resolved', ['escalate', 'reopen'], 'reopen', false],
    ['abandoned', ['reopen'], 'reopen', false],
  ] as const)('the owner of an %s session', (status, actions, primary, mayAbandon) => {
    expect(stand(status)).toEqual({ actions, primary, mayAbandon, mayWrite: true, because: null })
  })

  test('a colleague can write, reads who owns it, and can claim what is waiting', () => {
    const ana = person({ id: 'ana' })
    expect(stand('active', ana)).toMatchObject({
      actions: [],
      mayWrite: true,
      because: 'Kim Roth owns this session. They’ll see what you write here.',
    })
    expect(stand('escalated', ana, handoff())).toMatchObject({
      actions: ['open_handoff', 'claim'],
      primary: 'claim',
    })
    expect(stand('paused', ana, handoff({ intent: 'park' }))).toMatchObject({ primary: 'claim' })
    expect(stand('escalated', ana, handoff({ targetUserId: 'lee', opensAt: noon + minute }))).toMatchObject({
      actions: ['open_handoff'],
      primary: null,
    })
  })

  test('whoever took an escalation over can claim it, as everyone can', () => {
    const taken = handoff({ handedOffBy: 'lee', answerableId: 'kim' })
    expect(stand('escalated', person(), taken)).toMatchObject({
      actions: ['withdraw', 'resolve', 'claim'],
      primary: 'claim',
    })
  })

  test('a session whose owner no longer has access can be taken over, unless it is in the queue', () => {
    const ana = person({ id: 'ana' })
    const gone = person({ active: false, name: 'Kim Roth' })
    const of = (one: ReturnType<typeof session>, me = ana, owner = gone) =>
      sessionStandOf(one, me, null, noon, nameOf, owner)
    expect(of(session({ status: 'active' }))).toMatchObject({
      actions: ['take_over'],
      primary: 'take_over',
      because: expect.stringContaining('Kim Roth owns this session but no longer has access') as string,
    })
    expect(of(session({ openHandoffId: 'h1', status: 'paused' })).primary).toBeNull()
    expect(of(session(), ana, person()).actions).toEqual([])
    expect(of(session(), person({ id: 'vic', role: 'viewer' })).actions).toEqual([])
  })

  test('a viewer can do nothing and reads why', () => {
    const viewer = person({ id: 'vic', role: 'viewer' })
    expect(stand('escalated', viewer, handoff())).toMatchObject({
      actions: ['open_handoff'],
      primary: null,
      mayWrite: false,
      because: expect.stringContaining('viewers can’t change anything'),
    })
  })

  test('nothing is offered before the person is known', () => {
    expect(sessionStandOf(session(), null, null, noon, nameOf)).toMatchObject({
      actions: [],
      mayWrite: false,
    })
  })
})

describe('sessionPill', () => {
  const pill = (status: SessionStatus, open: ReturnType<typeof handoff> | null = null) =>
    sessionPill(session({ status }), open, noon, () => '15:30')

  test('says until when a session is parked, and when that time has come', () => {
    expect(pill('paused')).toMatchObject({ label: 'Parked', tone: 'amber' })
    expect(pill('paused', handoff({ intent: 'park', wakeAt: noon + minute })).label).toBe(
      'Parked until 15:30',
    )
    expect(pill('paused', handoff({ intent: 'park', wakeAt: noon }))).toMatchObject({
      label: 'Time to pick up',
      tone: 'red',
    })
  })

  test('says that it is parked until a reply, and when that has come', () => {
    const waits = { intent: 'park', wakeOnReply: true } as const
    expect(pill('paused', handoff(waits)).label).toBe('Parked until a reply')
    expect(pill('paused', handoff({ ...waits, wakeAt: noon + minute })).label).toBe(
      'Parked until 15:30 or a reply',
    )
    expect(pill('paused', handoff({ ...waits, wokeAt: noon }))).toMatchObject({
      label: 'Client replied',
      tone: 'red',
    })
    expect(pill('paused', handoff({ ...waits, wakeAt: noon, wokeAt: noon })).label).toBe('Time to pick up')
  })

  test('says how far an escalation has come', () => {
    expect(pill('requesting_escalation')).toMatchObject({ label: 'Escalation not sent yet', tone: 'red' })
    expect(pill('escalated', handoff()).label).toBe('Escalated · sent')
    expect(pill('escalated', handoff(reachedBy({ ana: 'delivered' }))).label).toBe(
      'Escalated · delivered to 1',
    )
    expect(pill('escalated', handoff(reachedBy({ ana: 'seen' }))).label).toBe('Escalated · seen by 1')
  })
})

test('sessionProgress counts steps and branches', () => {
  expect(sessionProgress({ stepCount: 6, branchCount: 2 })).toBe('Step 6 · 2 branches')
  expect(sessionProgress({ stepCount: 0, branchCount: 1 })).toBe('1 branch')
  expect(sessionProgress({ stepCount: 0, branchCount: 0 })).toBe('')
})
