import type { z } from 'zod'
import { succeed, type Result } from '../../../core/domain/document/problem.ts'
import { fail } from '../../language/problems.ts'
import { authRequests, Devices, ResetLink, SentInvitations } from '../../../core/protocol/auth.ts'
import type { SignIns } from '../contract/sign-ins.ts'
import type { AuthClient } from './auth-client.ts'

const foreign = fail(
  'internal',
  'The server answered in a way this app doesn’t understand. Update the app or the server.',
)

/** Passwords, devices and invitations over HTTP, on behalf of the signed-in person. */
export const createSignIns = ({ ask }: Pick<AuthClient, 'ask'>): SignIns => {
  const read = async <S extends z.ZodType>(schema: S, answer: Promise<Result<unknown>>) => {
    const told = await answer
    if (!told.ok) return told
    const parsed = schema.safeParse(told.value)
    return parsed.success ? succeed(parsed.data) : foreign
  }
  const done = async (answer: Promise<Result<unknown>>): Promise<Result<void>> => {
    const told = await answer
    return told.ok ? succeed(undefined) : told
  }
  return {
    async changePassword(form) {
      const checked = authRequests.password.safeParse(form)
      return checked.success
        ? done(ask('POST', '/auth/password', checked.data))
        : fail('weak_password', checked.error.issues[0]?.message ?? 'Use at least 10 characters.')
    },
    createReset: async (personId) => read(ResetLink, ask('POST', '/auth/resets', { personId })),
    async devices(personId) {
      const told = await read(Devices, ask('GET', `/auth/devices?person=${encodeURIComponent(personId)}`))
      return told.ok ? succeed(told.value.devices) : told
    },
    endDevice: async (device) => done(ask('POST', '/auth/devices/end', device)),
    async invitations() {
      const told = await read(SentInvitations, ask('GET', '/auth/invitations'))
      return told.ok ? succeed(told.value.invitations) : told
    },
    revokeInvitation: async (id) => done(ask('POST', '/auth/invitations/revoke', { id })),
  }
}
