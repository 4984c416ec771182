/**
 * Words by which a sentence tells one part of a handoff, in English and German. They only say that something is said; no one is
 * stopped by what they miss.
 */
const words = {
  how_bad:
    /\b(?:down|outage|urgent|critical|blocked|blocking|deadline|payroll|everyone|all (?:users|staff|sites|of them)|whole (?:team|office|site|company|department)|nobody|no one can|can(?:no|['’])t (?:work|log|print|call|send|open|trade|bill|ship)|(?:\d+|several|many|few|some|one|two|three|only (?:one|her|him|this)) (?:users?|people|staff|pcs?|sites?|seats?|desks?|person)|workaround|can wait|not urgent|no rush|sla|due|until \d|before \d|by (?:\d|noon|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday)|ausfall|dringend|alle|niemand|steht still|frist|kann warten|nicht dringend|bis \d)(?![\p{L}])/iu,
  what_it_is:
    /\b(?:fails?|failed|failing|error|broken|drops?|dropping|crash(?:es|ed)?|slow|stuck|hangs?|won['’]t|doesn['’]t|does not|cannot|can['’]t|down|missing|rejected|denied|times? out|timed out|expired|full|corrupt|fehler|geht nicht|funktioniert nicht|hängt|langsam|defekt|abgelaufen|stürzt)(?![\p{L}])/iu,
  done: /\b(?:tried|checked|tested|restarted|rebooted|replaced|rolled back|reinstalled|reset|ruled out|verified|confirmed|swapped|updated|did(?:n['’]t)? (?:not )?help|no change|already|versucht|geprüft|neu gestartet|getauscht|getestet|ausgeschlossen|half nicht|bereits)(?![\p{L}])/iu,
  next: /\b(?:next|need(?:s|ed)?|please|can you|could you|would you|have to|has to|should|someone (?:to|with)|want(?:s|ed)?|take over|look at|call(?: the| them| him| her)?|approve|decide|open a case|bitte|brauche|benötig\p{L}*|als nächstes|müss\p{L}*|sollte|kannst du|übernehm\p{L}*)(?![\p{L}])/iu,
  what_if:
    /(?<!(?:see|check|checks|checked|ask|asked|know|tell|wonder|test|sure) )\bif(?! (?:possible|you can\b|needed|so\b|any))(?![\p{L}])|\b(?:unless|otherwise|in case|should (?:it|they|this|that|he|she)|fall ?back|plan b|worst case|until then|meanwhile|in the meantime|workaround|roll(?:ing)? back|falls|sonst|andernfalls|wenn|notfalls|bis dahin|zur not)(?![\p{L}])/iu,
} as const

/** True if a text tells this part of a handoff. */
export const speaksOf = (part: keyof typeof words, text: string): boolean => words[part].test(text)
