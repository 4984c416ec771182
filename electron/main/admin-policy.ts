import { z } from 'zod'
import { usableServerUrl } from './server-url.ts'

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
  /** Whether Baton starts, hidden, when someone signs in to the machine; no one can change it. */
  startAtLogin: z.boolean().optional(),
  /** Which versions are offered; `off` for none, where updates are rolled out by other means. */
  updateChannel: z.enum(['stable', 'beta', 'off']).optional(),
  /** The folder on a web server in which electron-builder's `latest.yml` and installers lie. Without it, nothing is updated. */
  updateUrl: z
    .url({ protocol: /^https$/ })
    .max(300)
    .optional(),
})
export type AdminPolicy = z.infer<typeof AdminPolicy>

/**
 * Reads the policy. One that can't be read or says what isn't known is refused with a sentence for the administrator:
 * to ignore it would let a desk talk to another server than the one that was decided.
 */
export const readAdminPolicy = (
  text: string | null,
): { kind: 'ok'; policy: AdminPolicy } | { kind: 'refused'; message: string } => {
  if (text === null || text.trim() === '') return { kind: 'ok', policy: {} }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return {
      kind: 'refused',
      message: 'The policy that your administrator set for Baton isn’t valid JSON. Ask them to correct it.',
    }
  }
  const parsed = AdminPolicy.safeParse(json)
  if (parsed.success) return { kind: 'ok', policy: parsed.data }
  const wrong = parsed.error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.join('.') || 'all of it'],
    )
    .join(', ')
  return {
    kind: 'refused',
    message: `The policy that your administrator set for Baton has something wrong in it: ${wrong}. Ask them to correct it.`,
  }
}

/** The value in what `reg query … /v Policy` prints; null if there is none. */
export const policyFromRegistry = (printed: string): string | null =>
  /^\s*Policy\s+REG_SZ\s+(.+?)\s*$/m.exec(printed)?.[1] ?? null
