import { hkdfSync } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { Id } from '../../core/domain/document/id.ts'
import { fail, succeed, type Result } from '../../core/domain/document/problem.ts'

/** Who an access token identifies: a person of an account, signed in through one family of refresh tokens. */
export type Access = { personId: string; accountId: string; family: string }

export type AccessTokens = {
  /** `expiresIn` is in seconds. */
  issue(access: Access): Promise<{ token: string; expiresIn: number }>
  /**
   * `session_expired` for a genuine token that is too old, `unauthenticated` for anything else. `expiresAt` is in
   * milliseconds since 1970.
   */
  verify(token: string): Promise<Result<Access & { expiresAt: number }>>
}

const lifetime = 10 * 60
const issuer = 'baton'
const audience = 'baton'
const Claims = z.object({ sub: Id, account: Id, family: z.guid(), exp: z.number() })

/**
 * Short-lived signed tokens (HS256) that can be checked without a lookup.
 *
 * They say who someone is, not what they may do; role and access are always read fresh. The signing key is derived from
 * the server's secret, so that no two purposes share a key. `clock` is in milliseconds.
 */
export const createAccessTokens = (secretKey: Buffer, clock: () => number): AccessTokens => {
  const key = new Uint8Array(hkdfSync('sha256', secretKey, '', 'baton access tokens', 32))
  return {
    async issue({ personId, accountId, family }) {
      const now = Math.floor(clock() / 1000)
      const token = await new SignJWT({ account: accountId, family })
        .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
        .setSubject(personId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetime)
        .sign(key)
      return { token, expiresIn: lifetime }
    },
    async verify(token) {
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: 'at+jwt',
          issuer,
          audience,
          requiredClaims: ['exp', 'iat'],
          currentDate: new Date(clock()),
        })
        const { sub, account, family, exp } = Claims.parse(payload)
        return succeed({ personId: sub, accountId: account, family, expiresAt: exp * 1000 })
      } catch (error) {
        if (error instanceof errors.JWTExpired)
          return fail('session_expired', 'Your sign-in needs to be renewed.')
        return fail('unauthenticated', 'Sign in to continue.')
      }
    },
  }
}
