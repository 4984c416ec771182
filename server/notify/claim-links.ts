import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'
import { hour } from '../../core/domain/time/durations.ts'

/** What a link lets one person do: look at one handoff and claim it. */
export type ClaimTicket = { accountId: string; handoffId: string; personId: string }

/**
 * Links by which someone claims a handoff without the app: signed, for one person and one handoff, and only for a while. Nothing is
 * stored for them.
 */
export type ClaimLinks = {
  /** The last part of the link's path. */
  make(ticket: ClaimTicket, now: number): string
  /** `expired` if it was a genuine one; null if it never was. */
  read(token: string, now: number): ClaimTicket | 'expired' | null
  /** A proof that someone began to press at `now`, for one link. */
  press(token: string, now: number): string
  /** How long ago the press of a genuine proof began, milliseconds; null if it is none of this link. */
  heldFor(token: string, proof: string, now: number): number | null
}

/** How long a link works. Milliseconds. */
export const linkLasts = 4 * hour

const separator = '~'

export const createClaimLinks = (secretKey: Buffer): ClaimLinks => {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'baton claim links', 32))
  const sign = (purpose: string, text: string): string =>
    createHmac('sha256', key).update(`${purpose}\n${text}`).digest().subarray(0, 20).toString('base64url')
  const isSigned = (purpose: string, text: string, signature: string): boolean => {
    const [mine, theirs] = [Buffer.from(sign(purpose, text)), Buffer.from(signature)]
    return mine.length === theirs.length && timingSafeEqual(mine, theirs)
  }
  return {
    make({ accountId, handoffId, personId }, now) {
      const text = [accountId, handoffId, personId, Math.floor((now + linkLasts) / 1000).toString(36)].join(
        separator,
      )
      return `${text}${separator}${sign('link', text)}`
    },
    read(token, now) {
      const parts = token.split(separator)
      const [accountId = '', handoffId = '', personId = '', endsAt = '', signature = ''] = parts
      if (parts.length !== 5 || !isSigned('link', parts.slice(0, 4).join(separator), signature)) return null
      if (parseInt(endsAt, 36) * 1000 < now) return 'expired'
      return { accountId, handoffId, personId }
    },
    press(token, now) {
      const text = now.toString(36)
      return `${text}.${sign('press', `${token}\n${text}`)}`
    },
    heldFor(token, proof, now) {
      const [text = '', signature = ''] = proof.split('.')
      if (!isSigned('press', `${token}\n${text}`, signature)) return null
      return now - parseInt(text, 36)
    },
  }
}
