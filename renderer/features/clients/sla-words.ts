import type { SlaClock } from '../../../core/domain/duty/sla.ts'
import { minute } from '../../../core/domain/time/durations.ts'
import { targetWords } from '../../language/durations.ts'
import { sharedWords } from '../shared/shared.words.ts'

const words = sharedWords.sla

/** Where a clock's due time comes from: "from the ticket", "own target: 4 h in business hours". */
export const sourceWords = ({ minutes }: SlaClock): string =>
  minutes === null ? words.from.ticket : words.from.target(targetWords(minutes))

/** Working time left on a clock that doesn't run: "3 h left"; null where the ticket system counts. */
export const leftWords = ({ minutes, spentMs }: SlaClock): string | null =>
  minutes === null
    ? null
    : words.left(targetWords(Math.max(1, Math.round((minutes * minute - spentMs) / minute))))
