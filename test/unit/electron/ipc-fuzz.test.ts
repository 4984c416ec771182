import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calls, type CallChannel } from '../../../core/bridge/ipc.ts'
import { fineCalls } from '../../support/electron/fine-calls.ts'
import { startTwinDesktop } from '../../support/electron/running-desktop.ts'

/** Answers that a page may get for a call that failed: nothing of what is inside. */
const sentences = [
  'The desktop was called with arguments that it does not accept.',
  'The desktop app couldn’t do that. Try again.',
]
const channels = Object.keys(calls) as CallChannel[]

/** Texts that mean something to one or another part of main. */
const tricky = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://user:pass@evil.example/',
  'http://[::1]/',
  'baton://handoff/1',
  '/sessions/../../x',
  '\u0000',
  '\u202Etxt.exe',
  '<toast activationType="protocol"/>',
  'x'.repeat(5000),
)
/** Anything that gets over ipc: structured clone carries more than JSON does. */
const payload: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true, withTypedArray: true }),
  tricky,
  fc.dictionary(fc.oneof(fc.string(), tricky), fc.oneof(fc.string(), tricky, fc.integer()), { maxKeys: 8 }),
)
const clonable = (value: unknown): boolean => {
  try {
    structuredClone(value)
    return true
  } catch {
    return false
  }
}

/** The same value with something else at one of its places, chosen by `at`. */
const spoilt = (value: unknown, at: number, other: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return other
  const keys = Object.keys(value)
  const key = keys[at % Math.max(1, keys.length)]
  if (key === undefined) return other
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...value }) as Record<string, unknown>
  copy[key] = spoilt(copy[key], Math.floor(at / keys.length), other)
  return copy
}
/** Arguments that are nearly right: one place in fine ones is replaced. */
const nearly = (channel: CallChannel): fc.Arbitrary<unknown[]> =>
  fc
    .tuple(fc.nat(1000), payload)
    .map(([at, other]) => spoilt(fineCalls[channel], at, other) as unknown[])
    .filter(Array.isArray)

describe.each(channels)('%s, called with anything', (channel) => {
  it('takes what its shape takes and refuses everything else with a sentence, and main goes on', async () => {
    const { twin } = await startTwinDesktop()
    twin.state.dialogAnswer = 1
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.array(payload, { maxLength: 4 }), nearly(channel)), async (args) => {
        fc.pre(clonable(args))
        const isFine = calls[channel].args.safeParse(structuredClone(args)).success
        const outcome = await twin
          .invoke(channel, args)
          .then((answer) => ({ answer, message: null }))
          .catch((error: unknown) => ({ answer: null, message: (error as Error).message }))
        if (!isFine) expect(outcome.message).toBe(sentences[0])
        else if (outcome.message !== null) expect(outcome.message).toBe(sentences[1])
        else expect(calls[channel].result.safeParse(outcome.answer).success).toBe(true)
      }),
      { numRuns: 150 },
    )
    // Nothing that was sent has changed what main is.
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(await twin.invoke('desktop:info', [])).toMatchObject({ shell: 'electron', version: '1.2.3' })
  })
})
