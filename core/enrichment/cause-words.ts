/** What says of a sentence that it names a cause. */
const names =
  /\b(?:root cause|caused by|because of|due to|the cause (?:is|was)|cause:|culprit|turn(?:s|ed) out|the reason (?:is|was|for)|traced (?:it )?(?:back )?to|comes? from|came from|is to blame|was the problem|is the problem|was the issue|is the issue|ursache|verursacht|aufgrund|wegen|liegt an|lag an|schuld (?:ist|war))(?![\p{L}])/iu

/** What says that it only may be so. */
const hedges =
  /\b(?:maybe|may be|might|perhaps|possibly|probably|likely|suspect(?:s|ed)?|could be|looks like|seems?|appears?|assum(?:e|ed|ing)|guess|vermutlich|wahrscheinlich|vielleicht|eventuell|evtl|könnte|verdacht|scheint)(?![\p{L}])|\?\s*$/iu

/** What says that it isn't so. */
const denies =
  /\b(?:not|isn['’]t|wasn['’]t|aren['’]t|no longer|never|ruled out|excluded|unrelated|unknown|unclear|no idea|don['’]t know|nicht|kein(?:e|en|er)?|ausgeschlossen|unklar|unbekannt)(?![\p{L}])/iu

/** What stands between an effect and its cause: what is denied before it is the effect, unless it is denied itself. */
const links =
  /\b(?:because of|due to|caused by|comes? from|came from|wegen|aufgrund|verursacht (?:durch|von))(?![\p{L}])/iu
const deniesLink =
  /\b(?:not|never|isn['’]t|wasn['’]t|aren['’]t|nicht)\s+(?:(?:really|directly|actually|only|just|likely|wirklich|direkt)\s+)?$/iu

/** True if a sentence that names a cause says that it isn't one, or that no one knows it. */
const isDenied = (sentence: string): boolean => {
  const link = links.exec(sentence)
  if (link === null) return denies.test(sentence)
  const after = sentence.slice(link.index + link[0].length)
  return deniesLink.test(sentence.slice(0, link.index)) || denies.test(after)
}

/** Orders in a text say nothing of the trouble, whoever they are meant for. */
const orders =
  /\b(?:ignore|disregard|forget) (?:all|any|the|your|previous|everything)|\b(?:system prompt|as an ai|you are now|assistant[:,])/iu

export type CauseSaid = 'states' | 'suspects' | null

/** A part of a text that says so, alone: a sentence is not denied by the next one. */
export const sentencesOf = (text: string): string[] =>
  text
    .slice(0, 4000)
    .split(/(?<=[.!?])\s+(?=[\p{Lu}\p{N}„“"'])|\n+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** True if a text may name or suspect a cause, at a glance. */
export const maySayCause = (text: string): boolean => names.test(text) || hedges.test(text)

/** Whether one sentence names a cause, or only suspects one. */
export const causeSaidIn = (sentence: string): CauseSaid => {
  if (orders.test(sentence)) return null
  const isHedged = hedges.test(sentence)
  if (!names.test(sentence))
    return isHedged &&
      /\b(?:suspect|vermutlich|wahrscheinlich|verdacht|probably|likely)/iu.test(sentence) &&
      !denies.test(sentence)
      ? 'suspects'
      : null
  if (isDenied(sentence)) return null
  return isHedged ? 'suspects' : 'states'
}

/** Words that say what a text is about: three letters or more, or with a digit, without those that every text has. */
export const contentWords = (text: string): Set<string> =>
  new Set(
    (
      text
        .toLowerCase()
        .normalize('NFKC')
        .match(/[\p{L}\p{N}][\p{L}\p{N}._-]*/gu) ?? []
    )
      .map((word) => word.replace(/[._-]+$/u, ''))
      .filter((word) => (word.length > 2 || /\p{N}/u.test(word)) && !everyday.has(word)),
  )

const everyday = new Set(
  'the and for with from that this these those was were are has have had not but they them its his her our you your all any can did does done been being will would into onto over than then when where what which who why how out off per via also only just still after before since again under too very more most some such there here about because due cause caused root reason problem issue der die das den dem des und oder nicht ist sind war waren wird wurde mit auf für von bei aus dass als auch noch nur nach vor seit wegen eine einen einem einer ein kein keine'.split(
    ' ',
  ),
)
