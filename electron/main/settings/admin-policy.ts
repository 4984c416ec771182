import { z } from 'zod'
import type { MainWords } from '../ports/main.words.ts'
import type { PolicySource, ReadFailure } from '../ports/policy-source.ts'
import { isPrivateTo, usableServerUrl } from './server-url.ts'

/**
 * What an administrator of the machine decides for everyone on it. JSON; each part may be left out.
 *
 * Linux: `/etc/baton/policy.json`. Windows: the string `Policy` under `HKLM\SOFTWARE\Policies\Baton`. macOS: the string
 * `Policy` in the managed preferences of `app.baton.client`.
 */
export const AdminPolicy = z.strictObject({
  /** The server of every desk; no one can choose another. */
  serverUrl: z
    .string()
    .refine((text) => usableServerUrl(text) !== null)
    .transform((text) => usableServerUrl(text) ?? text)
    .optional(),
  /**
   * Whether the connection may be unencrypted: needed if `serverUrl` is, and `false` keeps people from making such an
   * exception for themselves.
   */
  allowInsecureServer: z.boolean().optional(),
  /** Whether Baton starts, hidden, when someone signs in to the machine; no one can change it. */
  startAtLogin: z.boolean().optional(),
  /** Which versions are offered; `off` for none, where updates are rolled out by other means. */
  updateChannel: z.enum(['stable', 'beta', 'off']).optional(),
  /** The folder on a web server in which electron-builder's `latest.yml` and installers lie. Without it, nothing is updated. */
  updateUrl: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
  /** The folder on a web server with Electron's dictionaries. Spelling is then checked, with nothing from elsewhere. */
  dictionaryUrl: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
})
export type AdminPolicy = z.infer<typeof AdminPolicy>
type PolicyKey = keyof AdminPolicy

const expected = {
  serverUrl: 'address',
  allowInsecureServer: 'yesOrNo',
  startAtLogin: 'yesOrNo',
  updateChannel: 'channel',
  updateUrl: 'https',
  dictionaryUrl: 'https',
} as const satisfies Record<PolicyKey, keyof MainWords['policy']['expected']>

/** What is wrong with a policy. */
export type PolicyProblem =
  | { kind: 'unreadable'; why: ReadFailure }
  | { kind: 'not-json'; why: string }
  | { kind: 'not-an-object' }
  | { kind: 'unknown-key'; key: string }
  | { kind: 'wrong-value'; key: PolicyKey }
  | { kind: 'needs-https' }

/** What can be used of a policy, and what can't. */
export type ReadPolicy = { policy: AdminPolicy; problems: readonly PolicyProblem[] }

/** Reads each part on its own, so that a mistake in one of them leaves the others in force. */
export const readAdminPolicy = (source: PolicySource): ReadPolicy => {
  if (source.kind === 'none') return { policy: {}, problems: [] }
  if (source.kind === 'unreadable') return { policy: {}, problems: [source] }
  let json: unknown
  try {
    json = JSON.parse(source.text)
  } catch (error) {
    const why = String(error instanceof Error ? error.message : error).slice(0, 120)
    return { policy: {}, problems: [{ kind: 'not-json', why }] }
  }
  const whole = z.record(z.string(), z.unknown()).safeParse(json)
  if (!whole.success) return { policy: {}, problems: [{ kind: 'not-an-object' }] }
  const problems: PolicyProblem[] = []
  const policy: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(whole.data)) {
    if (!isPolicyKey(key)) {
      problems.push({ kind: 'unknown-key', key: key.slice(0, 60) })
      continue
    }
    const parsed = AdminPolicy.shape[key].safeParse(value)
    if (parsed.success) policy[key] = parsed.data
    else problems.push({ kind: 'wrong-value', key })
  }
  const { serverUrl, allowInsecureServer } = policy as AdminPolicy
  if (serverUrl !== undefined && !isPrivateTo(serverUrl) && allowInsecureServer !== true) {
    problems.push({ kind: 'needs-https' })
    delete policy['serverUrl']
  }
  return { policy, problems }
}

const isPolicyKey = (key: string): key is PolicyKey => Object.hasOwn(AdminPolicy.shape, key)

/** What holds for this desk. */
export type Decided = {
  /**
   * `free`: people choose. `locked`: what was chosen before stays. `none`: someone decided, and it isn't known what, so
   * nothing is connected to.
   */
  server: { kind: 'free' } | { kind: 'fixed'; url: string } | { kind: 'locked' } | { kind: 'none' }
  /** Whether people may connect without encryption. */
  mayExcept: boolean
  /** `locked`: it stays as it is. */
  startAtLogin: boolean | 'locked' | undefined
  updateUrl: string | undefined
  updateChannel: AdminPolicy['updateChannel']
  dictionaryUrl: string | undefined
  problems: readonly PolicyProblem[]
}

/**
 * What follows from a policy. What a mistake leaves open isn't given to people to choose: it is as it was when the policy
 * could last be used, or switched off.
 *
 * @param last the policy as it could be used last; null if it never could on this desk
 */
export const decide = ({ policy, problems }: ReadPolicy, last: AdminPolicy | null): Decided => {
  const isUnreadable = problems.some(({ kind }) => kind === 'unreadable')
  if (isUnreadable) {
    return {
      ...decide({ policy: last ?? {}, problems: [] }, null),
      server:
        last === null
          ? { kind: 'none' }
          : last.serverUrl === undefined
            ? { kind: 'locked' }
            : { kind: 'fixed', url: last.serverUrl },
      mayExcept: false,
      startAtLogin: last?.startAtLogin ?? 'locked',
      problems,
    }
  }
  /** Whether a part may have been meant: it has a mistake, or something has that could have been any part. */
  const mayMean = (...keys: PolicyKey[]): boolean =>
    problems.some(
      (problem) =>
        problem.kind === 'not-json' ||
        problem.kind === 'not-an-object' ||
        problem.kind === 'unknown-key' ||
        (problem.kind === 'needs-https' && keys.includes('serverUrl')) ||
        (problem.kind === 'wrong-value' && keys.includes(problem.key)),
    )
  const lastServer = last?.serverUrl
  const updates = mayMean('updateUrl', 'updateChannel')
  return {
    server:
      policy.serverUrl !== undefined
        ? { kind: 'fixed', url: policy.serverUrl }
        : !mayMean('serverUrl')
          ? { kind: 'free' }
          : lastServer === undefined
            ? { kind: 'none' }
            : { kind: 'fixed', url: lastServer },
    mayExcept: policy.allowInsecureServer !== false && !mayMean('allowInsecureServer'),
    startAtLogin:
      policy.startAtLogin ?? (mayMean('startAtLogin') ? (last?.startAtLogin ?? 'locked') : undefined),
    updateUrl: updates ? undefined : policy.updateUrl,
    updateChannel: updates ? 'off' : policy.updateChannel,
    dictionaryUrl: policy.dictionaryUrl,
    problems,
  }
}

/** A sentence for whoever administers this machine, naming the part and what is wrong with it. */
export const problemText = (problem: PolicyProblem, { policy: words }: MainWords): string => {
  switch (problem.kind) {
    case 'unreadable':
      return words.unreadable(failureText(problem.why, words.system))
    case 'not-json':
      return words.notJson(problem.why)
    case 'not-an-object':
      return words.notAnObject
    case 'unknown-key':
      return words.unknownKey(problem.key)
    case 'wrong-value':
      return words.wrongValue(problem.key, words.expected[expected[problem.key]])
    case 'needs-https':
      return words.needsHttps
  }
}

const failureText = (why: ReadFailure, words: MainWords['policy']['system']): string => {
  switch (why.kind) {
    case 'timed-out':
      return words.timedOut(why.ms)
    case 'failed':
      return words.failed(why.code)
    case 'unknown-answer':
      return words.unknownAnswer
    case 'not-text':
      return words.notText(why.type)
  }
}
