import type { DeliveryLine } from '../../../core/protocol/notify-messages.ts'
import { readySentences } from '../../language/sentences.words.ts'
import { smartTime } from '../../language/relative-time.ts'
import { deliveryWords } from '../shared/shared.words.ts'
import { toldWords as words } from './policies.words.ts'

/** What became of one message, in words. */
export const outcomeOf = (line: DeliveryLine, now: number): string => {
  const { state, reason, heldUntil, nextAt, channel, tries, personId } = line
  if (state === 'held' && heldUntil !== null) return words.heldUntil(smartTime(heldUntil, now))
  if (state === 'queued' && channel === 'in_app') return words.waitsForDesk
  const sendsAt = state === 'queued' && nextAt !== null && nextAt > now + 1000 ? nextAt : null
  if (sendsAt !== null && tries === 0) {
    // Nothing has failed: whoever has Baton open may see it there first.
    const time = smartTime(sendsAt, now)
    return personId === null ? words.sendsAt(time) : words.sendsUnlessSeen(time)
  }
  const parts = [deliveryWords.states[state]]
  if (reason !== null) parts.push(words.because[reason] ?? readySentences.shown(reason))
  const text = parts.join(': ')
  return sendsAt === null ? text : `${text}. ${words.nextTry(smartTime(sendsAt, now))}`
}
