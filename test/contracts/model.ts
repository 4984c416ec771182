import { describe, expect, it } from 'vitest'
import { AssessmentAnswer, assessmentFrom } from '../../core/enrichment/answers.ts'
import { toldMaterial } from '../../core/enrichment/told-material.ts'
import type { WithoutModel } from '../../core/domain/enrichment/without-model.ts'
import { defaultRedaction } from '../../core/domain/text/secret-kinds.ts'
import type { Model, ModelRequest } from '../../server/enrichment/model.ts'
import type { Behaviour } from '../../scripts/messages-api/behaviours.ts'
import { makeToldSession } from '../support/samples/told-session.ts'

/** A model behind the port, and the service behind the model, which can be told to misbehave. */
export type TriedModel = {
  model: Model
  /** What the service does with the next calls. */
  next(...what: Behaviour[]): void
  /** How many calls the service has had, tries included. */
  calls(): number
  /** The service is gone. */
  down(): Promise<void>
}

const told = toldMaterial(makeToldSession(), { redaction: defaultRedaction })

const question = (over: Partial<ModelRequest<AssessmentAnswer>> = {}) => ({
  kind: 'assessment' as const,
  model: 'claude-opus-5-5',
  system: 'You assess.',
  stable: '',
  fresh: told.text,
  schema: AssessmentAnswer,
  maxTokens: 4000,
  effort: 'low' as const,
  signal: new AbortController().signal,
  ...over,
})

/** What everything that stands for a model has to do (`server/enrichment/model.ts`). Calls may take up to two seconds. */
export const describeModel = (start: (options?: { key?: string }) => Promise<TriedModel>): void => {
  describe('an answer', () => {
    it('has its shape, cites what it was told, and says what it cost', async () => {
      const { model } = await start()
      const result = await model.ask(question())
      if (!result.ok) throw new Error(result.detail)
      const parts = assessmentFrom(result.value, told)
      expect(parts?.summary.cites.length).toBeGreaterThan(0)
      expect(parts?.known.flatMap(({ cites }) => cites).every(({ id }) => id !== '')).toBe(true)
      expect(result.usage.output).toBeGreaterThan(0)
      expect(result.usage.input + result.usage.cacheWrite).toBeGreaterThan(0)
    })

    it('in plain text comes in parts, and then whole', async () => {
      const { model } = await start()
      const parts: string[] = []
      const { schema: _, ...plain } = question()
      const result = await model.ask({
        ...plain,
        kind: 'assistant',
        onDelta: (text) => void parts.push(text),
      })
      if (!result.ok) throw new Error(result.detail)
      expect(parts.length).toBeGreaterThan(1)
      expect(parts.join('')).toBe(result.value)
    })

    it('of the same beginning is read from the cache the second time', async () => {
      const { model } = await start()
      const asked = question({ stable: told.text, fresh: 'Assess it.' })
      await model.ask(asked)
      const again = await model.ask(asked)
      expect(again.usage.cacheRead).toBeGreaterThan(0)
    })

    it.each(['fenced', 'chatty', 'huge'] as const)(
      'that is %s is read all the same, or not used',
      async (kind) => {
        const { model, next } = await start()
        next(kind)
        const result = await model.ask(question())
        if (kind === 'huge') expect(result).toMatchObject({ ok: false, because: 'unusable' })
        else expect(result.ok).toBe(true)
      },
    )

    it('with marks that were never given cites nothing', async () => {
      const { model, next } = await start()
      next('unknown_ids')
      const result = await model.ask(question())
      if (!result.ok) throw new Error(result.detail)
      const parts = assessmentFrom(result.value, told)
      expect(parts?.summary.cites).toEqual([])
      expect(parts?.confidence).toBe('low')
    })

    it('with links, pictures and tags that the session doesn’t hold loses them', async () => {
      const { model, next } = await start()
      next('hostile')
      const result = await model.ask(question())
      if (!result.ok) throw new Error(result.detail)
      expect(JSON.stringify(result.value)).toContain('evil.example')
      expect(JSON.stringify(assessmentFrom(result.value, told))).not.toMatch(/evil\.example|<img|!\[/u)
    })
  })

  describe('no answer', () => {
    const reasons: [Behaviour, WithoutModel][] = [
      ['unauthorized', 'no_key'],
      ['no_credit', 'no_key'],
      ['stalled_headers', 'timed_out'],
      ['stalled_body', 'timed_out'],
      ['truncated', 'cut_off'],
      ['refusal', 'refused'],
      ['wrong_enum', 'unusable'],
      ['string_for_list', 'unusable'],
      ['not_json', 'unusable'],
      ['empty', 'unusable'],
    ]
    it.each(reasons)('%s is told as %s, after one call or two', async (kind, because) => {
      const { model, next, calls } = await start()
      next(kind, kind)
      const result = await model.ask(question())
      expect(result).toMatchObject({ ok: false, because })
      expect(calls()).toBeLessThanOrEqual(2)
      if (!result.ok) expect(result.detail).not.toContain('Outlook')
    })

    it.each(['rate_limited', 'failing', 'overloaded'] as const)(
      '%s is tried once more, and told as overloaded if that changes nothing',
      async (kind) => {
        const passing = await start()
        passing.next(kind)
        expect((await passing.model.ask(question())).ok).toBe(true)
        const lasting = await start()
        lasting.next(kind, kind, kind)
        expect(await lasting.model.ask(question())).toMatchObject({ ok: false, because: 'overloaded' })
        expect(lasting.calls()).toBe(2)
      },
    )

    it('comes sooner where the caller gives it less time', async () => {
      const { model, next } = await start()
      next('stalled_headers')
      const begun = performance.now()
      const result = await model.ask({ ...question(), timeoutMs: 300 })
      expect(result).toMatchObject({ ok: false, because: 'timed_out' })
      expect(performance.now() - begun).toBeLessThan(3000)
    })

    it('while streaming, a stalled answer ends in time, too', async () => {
      const { model, next } = await start()
      next('stalled_body')
      const { schema: _, ...plain } = question()
      const result = await model.ask({ ...plain, kind: 'assistant', onDelta: () => undefined })
      expect(result).toMatchObject({ ok: false, because: 'timed_out' })
    })

    it('a service that is gone can’t be reached', async () => {
      const { model, down } = await start()
      await down()
      expect(await model.ask(question())).toMatchObject({ ok: false, because: 'not_reached' })
    })

    it('without a key nothing is sent', async () => {
      const { model, calls } = await start({ key: '' })
      expect(await model.ask(question())).toMatchObject({ ok: false, because: 'no_key' })
      expect(calls()).toBe(0)
    })
  })

  it('whoever no longer needs an answer gets their own reason back, at once', async () => {
    const { model, next } = await start()
    next('stalled_headers', 'stalled_headers')
    const stop = new AbortController()
    const asked = model.ask(question({ signal: stop.signal }))
    setTimeout(() => stop.abort(new Error('withdrawn')), 100)
    await expect(asked).rejects.toThrow('withdrawn')
  })
}
