import { describe, expect, it } from 'vitest'
import type { Change } from '../../../../core/domain/shapes/collections.ts'
import type { IntentType } from '../../../../core/intents/registry.ts'
import { enrichmentEffectsOf } from '../../../../server/enrichment/effects.ts'
import { goodIntents, makeBusyWorld } from '../../../support/samples/busy-world.ts'
import { acme, makeHandoff, nine } from '../../../support/samples/make.ts'

const jobsOf = (type: IntentType, payload: object = goodIntents[type].payload, by = goodIntents[type].by) => {
  const world = makeBusyWorld()
  const decision = world.decide(type, payload, by)
  if (decision.status !== 'accepted') throw new Error(`${type} was not accepted.`)
  return enrichmentEffectsOf(acme, type, decision.changes, nine).map(({ job, key, startAt }) => ({
    job,
    key,
    wait: startAt === null ? 0 : startAt - nine,
  }))
}

describe('jobs for enrichment', () => {
  it('what comes back to the queue is reassessed at once, as its claimer may have added to it', () => {
    const of = (type: string, state: 'open' | 'claimed') =>
      enrichmentEffectsOf(acme, type, [{ collection: 'handoffs', document: makeHandoff({ state }) }], nine)
    for (const type of ['handoff.watch', 'handover.close']) {
      expect(of(type, 'open')).toMatchObject([{ job: 'handoff-reassess', key: 'h1', startAt: null }])
      expect(of(type, 'claimed')).toEqual([])
    }
    expect(of('handoff.step', 'open')).toEqual([])
  })

  it('an escalation is assessed at once, and what is parked never', () => {
    expect(jobsOf('handoff.create')).toEqual([{ job: 'handoff-assess', key: 'new1', wait: 0 }])
    const parked = { ...goodIntents['handoff.create'].payload, intent: 'park', targetUserId: null }
    expect(jobsOf('handoff.create', parked)).toEqual([])
  })

  it('an escalated session to which something is added is reassessed, two minutes later', () => {
    const again = [{ job: 'handoff-reassess', key: 'esc1', wait: 120_000 }]
    const sessionId = 'escalated'
    expect(jobsOf('fact.add', { factId: 'n1', sessionId, text: 'New.' }, 'ann')).toEqual(again)
    expect(jobsOf('entry.add', { entryId: 'n1', sessionId, kind: 'note', text: 'New.' }, 'bo')).toEqual(again)
    expect(jobsOf('fix.propose', { fixId: 'n1', sessionId, text: 'New.' }, 'bo')).toEqual(again)
    // Its details are no evidence, and a session that someone has claimed is theirs.
    expect(jobsOf('session.edit', { sessionId, title: 'Other' }, 'bo')).toEqual([])
    expect(jobsOf('fact.add', { factId: 'n1', sessionId: 'taken', text: 'New.' }, 'bo')).toEqual([])
    expect(jobsOf('fact.add', { factId: 'n1', sessionId: 's1', text: 'New.' }, 'ann')).toEqual([])
  })

  it('whoever starts with a briefing gets one', () => {
    expect(jobsOf('handoff.pick-up', { handoffId: 'esc2', mode: 'briefing' }, 'bo')).toEqual([
      { job: 'handoff-brief', key: 'esc2', wait: 0 },
    ])
    expect(jobsOf('handoff.pick-up', { handoffId: 'esc2', mode: 'continue' }, 'bo')).toEqual([])
  })

  it('nothing that enrichment brings causes more of it', () => {
    expect(jobsOf('assessment.put')).toEqual([])
    expect(jobsOf('briefing.put')).toEqual([])
    expect(jobsOf('assessment.edit')).toEqual([])
    const changes: Change[] = []
    expect(enrichmentEffectsOf(acme, 'fact.add', changes, nine)).toEqual([])
  })
})
