import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSignIn } from '../../../electron/main/keys/sign-in.ts'
import { createAuthClient, noAttempts, type Attempts } from '../../../renderer/data/wire/auth-client.ts'
import { emailOf, startAuthRig, type AuthRig } from '../../support/server/auth-rig.ts'

/* Devices that lose what they were given, and thieves who have it. Real server; real client with a forgetful keychain. */

const minute = 60_000
/** Passwords kept as they are: these tests are about tokens. */
const plain = {
  hash: async (text: string) => text,
  verify: async (kept: string | null, text: string) => kept === text,
}

let rig: AuthRig
let signedIn = 0
beforeAll(async () => {
  rig = await startAuthRig({ passwords: plain })
  await rig.setUp()
})
afterAll(async () => rig.close())

/** One computer. `kill` forgets the tokens that were written last, never what the client stored strictly. */
const makeDevice = () => {
  let written: { token: string | null; at: number }[] = [{ token: null, at: 0 }]
  let attempts: Attempts = noAttempts
  let names = 0
  let losesAnswer = false
  const id = (signedIn += 1)
  const start = () =>
    createAuthClient({
      http: async () => Promise.reject(new Error('Nothing here goes past the keeper of the token.')),
      keeper: createSignIn({
        async http(url, { body }) {
          const answer = await rig.post(url, JSON.parse(body))
          if (losesAnswer) throw new TypeError('The connection was reset.')
          return answer
        },
        secrets: {
          read: async () => written.at(-1)?.token ?? null,
          write: async (_, token) => void written.push({ token, at: rig.clock.now }),
        },
        serverUrl: () => '',
      }),
      attempts: {
        read: () => attempts,
        write: async (next) => {
          attempts = structuredClone(next)
        },
      },
      newId: () => `device-${id}-${(names += 1)}`,
      clock: () => rig.clock.now,
      identified: () => undefined,
    })
  let client = start()
  const kind = (answer: Awaited<ReturnType<typeof client.refresh>>) =>
    answer.ok ? 'in' : answer.problem.kind
  return {
    token: () => written.at(-1)?.token ?? '',
    async signIn() {
      await client.signIn({ email: emailOf('olga'), password: 'correct horse battery' })
      written = written.slice(-1)
    },
    refresh: async () => kind(await client.refresh()),
    async loseAnswer() {
      losesAnswer = true
      await client.refresh()
      losesAnswer = false
    },
    kill(writes: number) {
      const within = written.filter(({ at }) => rig.clock.now - at < 23 * 60 * minute).length
      written = written.slice(0, written.length - Math.min(writes, within - 1, written.length - 1))
      client = start()
    },
  }
}

type Step =
  | { do: 'refresh' }
  | { do: 'lose' }
  | { do: 'kill'; writes: number }
  | { do: 'wait'; minutes: number }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'refresh' as const }) },
  fc.constant({ do: 'lose' as const }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), writes: fc.nat(6) }) },
  fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(90) }),
)

const live = async (device: ReturnType<typeof makeDevice>, steps: readonly Step[]): Promise<string[]> => {
  const outcomes: string[] = []
  for (const one of steps) {
    if (one.do === 'refresh') outcomes.push(await device.refresh())
    else if (one.do === 'lose') await device.loseAnswer()
    else if (one.do === 'kill') device.kill(one.writes)
    else if (one.do === 'wait') rig.clock.now += one.minutes * minute
  }
  return outcomes
}

const outcomesOf = async (steps: readonly Step[]) => {
  const device = makeDevice()
  await device.signIn()
  return live(device, [...steps, { do: 'refresh' }])
}

test('start, connect, kill, three times over: still signed in', async () => {
  const round: Step[] = [{ do: 'refresh' }, { do: 'wait', minutes: 5 }]
  const kills: Step[] = [...round, ...round, ...round, { do: 'kill', writes: 3 }, { do: 'wait', minutes: 60 }]
  expect(await outcomesOf([...kills, ...kills])).toEqual(Array.from({ length: 7 }, () => 'in'))
})

test('a device is let in with any token of its last day, whatever it lost in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      expect(new Set(await outcomesOf(steps))).toEqual(new Set(['in']))
    }),
    { numRuns: 20 },
  )
})

test('a token that was copied never lets two in for long, whoever moves first', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 6 }),
      fc.array(step, { maxLength: 6 }),
      fc.boolean(),
      async (before, since, withNames) => {
        const device = makeDevice()
        await device.signIn()
        await live(device, before)
        const stolen = device.token()
        await live(device, since)
        const steal = async (refreshToken: string) =>
          rig.post('/auth/refresh', {
            refreshToken,
            ...(withNames ? { attempts: ['thief-1', 'thief-2'] } : {}),
          })
        rig.clock.now += minute
        const first = await steal(stolen)
        rig.clock.now += minute
        const device1 = await device.refresh()
        rig.clock.now += minute
        const second = await steal(first.body.refreshToken ?? stolen)
        expect([first.status, second.status, device1]).not.toEqual([200, 200, 'in'])
        // Whoever it was, both are out now, and one of them was told why.
        expect(second.status).toBe(401)
        expect(await device.refresh()).toBe('session_expired')
      },
    ),
    { numRuns: 15 },
  )
})
