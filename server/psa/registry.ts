import { z } from 'zod'
import { minute } from '../../core/domain/time/durations.ts'
import { type PsaField, type PsaForm, psaForm, type PsaKind } from '../../core/psa/systems.ts'
import { createConnectWise } from './connectwise/connectwise.ts'
import { createAutotask } from './autotask/autotask.ts'
import { createHalo } from './halo/halo.ts'
import type { OutgoingNetwork } from '../outgoing/outgoing-network.ts'
import type { CallLimit } from './pace.ts'
import type { PsaProvider, PsaProviderOptions } from './provider.ts'
import { createRequestTracker } from './request-tracker/request-tracker.ts'

/** What an admin filled in, by the names of the fields; '' for an optional one that is left out. Sealed where it is stored. */
export type PsaCredentials = Record<string, string>

export type PsaSystem = PsaForm & {
  /** Checks credentials and cleans them; its issues are sentences for the form, each with the field's name as path. */
  credentials: z.ZodType<PsaCredentials>
  /** One provider per connection, kept: it holds what is limited per connection, and what it has learned of the system. */
  create(credentials: PsaCredentials, options: PsaProviderOptions & { network: OutgoingNetwork }): PsaProvider
  /** What its maker says that it takes, or less where others share it; null where it is up to each server. */
  limit: CallLimit | null
}

const isAddress = (value: string): boolean => {
  const address = /^https?:\/\//iu.test(value) ? value : `https://${value}`
  if (!URL.canParse(address)) return false
  const { username, password, hostname } = new URL(address)
  return username === '' && password === '' && hostname !== ''
}

const shapeOf = ({ name, label, optional }: PsaField) => {
  const text = z
    .string(`Enter the ${label.toLowerCase()}.`)
    .trim()
    .max(500, `${label} is too long.`)
    // Headers take no others, and a pasted line break is never meant.
    .regex(/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u, {
      error: `${label} has a character that can’t be part of it.`,
      abort: true,
    })
  const checked =
    name === 'address'
      ? text.refine(
          (value) => value === '' || isAddress(value),
          'This isn’t an address. Copy it from your browser.',
        )
      : text
  return optional ? checked.default('') : checked.min(1, `Enter the ${label.toLowerCase()}.`)
}

const system = <Name extends string>(
  kind: PsaKind,
  names: readonly Name[],
  limit: CallLimit | null,
  create: (credentials: Record<Name, string>, options: PsaProviderOptions) => PsaProvider,
): PsaSystem => {
  const form = psaForm(kind)
  const credentials = z.object(Object.fromEntries(form.fields.map((one) => [one.name, shapeOf(one)])))
  const missing = names.filter((name) => !form.fields.some((one) => one.name === name))
  if (missing.length > 0) throw new Error(`The form of ${kind} does not ask for ${missing.join(', ')}.`)
  return {
    ...form,
    credentials,
    limit,
    create: (given, options) => create(credentials.parse(given) as Record<Name, string>, options),
  }
}

const systems: readonly PsaSystem[] = [
  system(
    'connectwise',
    ['address', 'company', 'publicKey', 'privateKey', 'clientId'],
    // About 1,000 a minute, for everyone who uses these keys.
    { calls: 800, within: minute, atOnce: 80 },
    (credentials, options) => createConnectWise({ ...credentials, ...options }),
  ),
  system(
    'halo',
    ['address', 'clientId', 'clientSecret', 'tenant'],
    // 500 in any five minutes.
    { calls: 400, within: 5 * minute, atOnce: 60 },
    (credentials, options) => createHalo({ ...credentials, ...options }),
  ),
  system(
    'autotask',
    ['address', 'userName', 'secret', 'integrationCode'],
    // 10,000 an hour for everything that uses a database; from half of that on, it answers more slowly.
    { calls: 5000, within: 60 * minute, atOnce: 100 },
    (credentials, options) => createAutotask({ ...credentials, ...options }),
  ),
  system('request_tracker', ['address', 'token'], null, (credentials, options) =>
    createRequestTracker({ ...credentials, ...options }),
  ),
]

/** What Baton knows about a kind of ticket system: its form, how to check what was filled in, how to reach it. */
export const psaSystem = (kind: PsaKind): PsaSystem => {
  const found = systems.find((one) => one.kind === kind)
  if (found === undefined) throw new Error(`There is no ticket system ${kind}.`)
  return found
}
