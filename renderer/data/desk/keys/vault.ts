import { z } from 'zod'
import type { Problem } from '../../../../core/domain/document/problem.ts'
import { day } from '../../../../core/domain/time/durations.ts'
import { problem } from '../../../language/problems.ts'
import type { SealKeys } from '../../../../core/protocol/auth.ts'
import { sealKeyName } from '../../leaving/departures.ts'
import { unwrapKeys, WrappedKeys, wrapKeys } from '../../leaving/wrapped-keys.ts'
import type { DataKeys } from '../../store/sealing/cipher.ts'
import type { KeyValue } from '../../store/own/key-value.ts'
import type { HeldKeys, KeyHolder } from './key-holder.ts'

/** Keys to one person's data, or why there are none now. Null keys: nothing is sealed here. */
export type Unlocked = { kind: 'open'; keys: DataKeys | null } | { kind: 'shut'; problem: Problem }

/**
 * The keys that seal what one person has on this device.
 *
 * Nothing here deletes anything that is sealed. If the holder doesn't give the keys out, signing in with a password
 * does: they are also kept wrapped for the person (`wrapKeys`), wherever they can be.
 */
export type Vault = {
  /** The name under which this person's data is stored now: the scope, or what it was set aside for. */
  placeOf(scope: string): string
  /** The keys for someone who was signed in before. Creates them if there never were any. */
  open(place: string): Promise<Unlocked>
  /** The same for someone who has just signed in, for whom they can be unwrapped. */
  enter(place: string, seal: SealKeys | undefined): Promise<Unlocked>
  /** From now on, this person's data is stored under another name; what can't be opened stays where it is. */
  setAside(scope: string): Promise<void>
  /** Nothing is sealed with the older keys any more. */
  renewed(place: string): Promise<void>
  /** Deletes the keys, wrapped ones as well: what they sealed can't be read again by anyone. */
  forget(place: string): Promise<void>
}

/** A key's age at which the next start creates a new one. Milliseconds. */
export const renewAfter = 180 * day

const Note = z.object({
  /** Numbers of the keys, newest first. */
  ids: z.array(z.number()),
  wrapped: WrappedKeys.nullable(),
  /** When the newest was created, in milliseconds. */
  since: z.number(),
})
type Note = z.infer<typeof Note>

const nothingDeleted = 'Nothing has been deleted.'
const shut: Record<'locked' | 'foreign' | 'no_keychain' | 'missing' | 'gone', Problem> = {
  locked: problem(
    'device_locked',
    `Your system’s keychain is locked, so Baton can’t open what it saved on this device. Unlock it and try again, or sign in. ${nothingDeleted}`,
  ),
  no_keychain: problem(
    'device_locked',
    `Your system’s keychain isn’t available, so only your password opens what Baton saved on this device. Sign in to continue. ${nothingDeleted}`,
  ),
  foreign: problem(
    'device_locked',
    `Your system’s keychain no longer opens what Baton saved on this device. It may have been reset. Sign in to open it with your password. ${nothingDeleted}`,
  ),
  missing: problem(
    'device_locked',
    `The key to what Baton saved on this device is missing. Sign in to open it with your password. ${nothingDeleted}`,
  ),
  // A browser's key is nowhere else.
  gone: problem(
    'device_locked',
    `The key to what Baton saved on this device is missing. Sign in to get everything the server has. ${nothingDeleted}`,
  ),
}

/** What not even a password opens. */
export const lostProblem = problem(
  'device_lost',
  `What Baton saved on this device can’t be opened, not even with your password. Start with an empty device to get everything the server has; what is here stays, sealed. ${nothingDeleted}`,
)

export const createVault = (parts: {
  serverUrl: string
  memory: KeyValue
  /** Null where nothing can be sealed. */
  holder: KeyHolder | null
  clock: () => number
  onError: (error: unknown) => void
}): Vault => {
  const { memory, holder, clock } = parts
  const noteKey = (place: string) => `baton:${parts.serverUrl}:key:${place}`
  const placeKey = (scope: string) => `baton:${parts.serverUrl}:place:${scope}`
  const placeOf = (scope: string) => memory.get(placeKey(scope)) ?? scope

  const noteOf = (place: string): Note | null => {
    try {
      return Note.safeParse(JSON.parse(memory.get(noteKey(place)) ?? 'null')).data ?? null
    } catch {
      return null
    }
  }
  /** On disk before anything is sealed with these keys. */
  const note = async (place: string, held: Extract<HeldKeys, { kind: 'keys' }>): Promise<void> => {
    const ids = held.keys.map(({ id }) => id)
    const known = noteOf(place)
    const publicKey = memory.get(sealKeyName(parts.serverUrl, place))
    const isSame = known !== null && known.ids.join() === ids.join()
    const canWrap = publicKey !== null && held.secrets !== null
    if (isSame && (known.wrapped !== null || !canWrap)) return
    const wrapped = canWrap && held.secrets !== null ? await wrapKeys(publicKey, held.secrets) : null
    const since = known !== null && known.ids[0] === ids[0] ? known.since : clock()
    await memory.set(noteKey(place), JSON.stringify({ ids, wrapped, since } satisfies Note))
  }
  const opened = async (
    place: string,
    held: Extract<HeldKeys, { kind: 'keys' }>,
  ): Promise<Extract<Unlocked, { kind: 'open' }>> => {
    await note(place, held)
    return { kind: 'open', keys: held.keys }
  }

  const isDue = (place: string, keys: DataKeys): boolean => {
    const since = noteOf(place)?.since
    return keys.length === 1 && since !== undefined && clock() > since + renewAfter
  }

  const vault: Vault = {
    placeOf,
    async open(place) {
      if (holder === null) return { kind: 'open', keys: null }
      const held = await holder.read(place)
      if (held.kind === 'shut') return { kind: 'shut', problem: shut[held.why] }
      const noted = noteOf(place)
      if (held.kind === 'none' && noted !== null)
        return { kind: 'shut', problem: noted.wrapped === null ? shut.gone : shut.missing }
      if (held.kind === 'keys' && !isDue(place, held.keys)) return opened(place, held)
      const made = await holder.make(place)
      if (made.kind === 'keys') return opened(place, made)
      // An older key is as good.
      return held.kind === 'keys' ? opened(place, held) : { kind: 'shut', problem: shut.locked }
    },
    async enter(place, seal) {
      const known = noteOf(place)
      if (seal !== undefined) await memory.set(sealKeyName(parts.serverUrl, place), seal.publicKey)
      const unlocked = await vault.open(place)
      if (unlocked.kind === 'open' || holder === null) return unlocked
      const wrapped = known?.wrapped ?? null
      if (holder.restore === null || wrapped === null || seal === undefined)
        return { kind: 'shut', problem: lostProblem }
      try {
        const held = await holder.restore(place, await unwrapKeys(seal, wrapped))
        return held.kind === 'keys' ? await opened(place, held) : unlocked
      } catch (error) {
        parts.onError(error)
        return { kind: 'shut', problem: lostProblem }
      }
    },
    async setAside(scope) {
      const place = placeOf(scope)
      const count = place === scope ? 1 : Number(place.slice(scope.length + 1))
      await memory.set(placeKey(scope), `${scope}_${count + 1}`)
    },
    async renewed(place) {
      const held = await holder?.dropOlder(place)
      if (held?.kind === 'keys') await note(place, held)
    },
    async forget(place) {
      await holder?.forget(place)
      await memory.remove(noteKey(place))
    },
  }
  return vault
}
