import { alarmWords as alarm } from '../../core/domain/account/alarm.ts'
import { branchWords as branches } from '../../core/domain/branches/branch.ts'
import { noAnswerSentences } from '../../core/domain/enrichment/assistant.ts'
import { notBacked } from '../../core/domain/enrichment/cited.ts'
import { dueSaying as due } from '../../core/domain/duty/due.ts'
import { exhaustedWords as exhausted } from '../../core/domain/handoff/exhausted.ts'
import { fileWords as files } from '../../core/domain/files/file-format.ts'
import { fixStateEnds, fixStateWords } from '../../core/domain/branches/fix.ts'
import { handoffReasonWords } from '../../core/domain/session/handoff-reason.ts'
import { notificationWords as notifications } from '../../core/domain/notification/notification-words.ts'
import { untilWords as until } from '../../core/domain/handoff/parking.ts'
import { pathWords as path } from '../../core/domain/timeline/progress.ts'
import { secretWords as secrets } from '../../core/domain/text/secret-kinds.ts'
import { resultWords as results, stepWords as steps } from '../../core/domain/entry/step-words.ts'
import { timeUnits as units } from '../../core/domain/time/time-units.ts'
import { summaryWords as summary } from '../../core/domain/notification/toasts.ts'
import { draftedFromNotes, withoutModelSentences } from '../../core/domain/enrichment/without-model.ts'
import { ownerOutWords as ownerOut } from '../../core/domain/session/woken-words.ts'
import { dutyWords as duty } from '../../core/notify/duty-words.ts'
import { inLanguage } from './catalogue.ts'

/* What core says of the things of its domain. Core has it in English, because mails and documents are; screens say it in theirs. */

export const unitWords = inLanguage('unitWords', units)
export const dueSaying = inLanguage('dueSaying', due)
export const stepTypeWords = inLanguage('stepTypeWords', steps)
export const answerWords = inLanguage('answerWords', { results, skipped: 'Skipped' })
export const pathWords = inLanguage('pathWords', path)
export const branchStateWords = inLanguage('branchStateWords', branches)
export const fixWords = inLanguage('fixWords', { states: fixStateWords, ends: fixStateEnds })
export const handoffReasons = inLanguage('handoffReasons', handoffReasonWords)
export const untilWords = inLanguage('untilWords', until)
export const exhaustedWords = inLanguage('exhaustedWords', exhausted)
export const ownerOutWords = inLanguage('ownerOutWords', ownerOut)
export const alarmWords = inLanguage('alarmWords', alarm)
export const madeWords = inLanguage('madeWords', { notBacked, draftedFromNotes })
export const withoutModelWords = inLanguage('withoutModelWords', withoutModelSentences)
export const noAnswerWords = inLanguage('noAnswerWords', noAnswerSentences)
export const secretWords = inLanguage('secretWords', secrets)
export const fileWords = inLanguage('fileWords', files)
export const notificationSentences = inLanguage('notificationSentences', notifications)
export const summaryWords = inLanguage('summaryWords', summary)
export const dutySoonWords = inLanguage('dutySoonWords', duty)
