import { readPrompt, type Seen, type SeenMaterial } from './read-prompt.ts'

type Claim = { text: string; cites: string[] }

const sentence = (text: string): string => {
  const short = text.length > 240 ? `${text.slice(0, 240)}…` : text
  return /[.!?…]$/u.test(short) ? short : `${short}.`
}
const claim = ({ mark, text }: Seen, begin = ''): Claim => ({
  text: `${begin}${sentence(text)}`,
  cites: [mark],
})

const isOut = ({ detail }: Seen): boolean => /ruled out/u.test(detail)
const isOpen = ({ detail }: Seen): boolean =>
  /active|untried|set aside|suggested|still checking/u.test(detail)
const hasFailed = ({ detail }: Seen): boolean => /^(?:failed|didn’t help|bad sign)/iu.test(detail)

/** The fix or branch that someone is on, or else what failed last. */
const leading = ({ fixes, branches, steps }: SeenMaterial): Seen | null =>
  fixes.findLast(isOpen) ?? branches.findLast(isOpen) ?? steps.findLast(hasFailed) ?? null

const assessment = (seen: SeenMaterial) => {
  const { facts, steps, branches, fixes } = seen
  const enough = facts.length + steps.length > 1
  const lead = leading(seen)
  const known = [...facts.slice(-5), ...steps.filter(({ detail }) => detail !== '').slice(-3)]
  return {
    enough,
    summary: {
      text: sentence(seen.problem === '' ? seen.title : seen.problem),
      cites: [...facts, ...steps, ...seen.notes].slice(0, 2).map(({ mark }) => mark),
    },
    known: known.map((one) => ({
      text:
        one.detail === '' || facts.includes(one)
          ? sentence(one.text)
          : sentence(`${one.text}: ${one.detail}`),
      cites: [one.mark],
    })),
    likelyCause: enough && lead !== null ? claim(lead, 'Most likely: ') : null,
    nextSteps: [
      ...steps.filter(({ detail }) => detail === '').map((one) => claim(one)),
      ...branches.filter(isOpen).map((one) => claim(one, 'Follow up: ')),
      ...fixes.filter(isOpen).map((one) => claim(one, 'Try: ')),
    ].slice(0, 4),
    confidence: !enough || lead === null ? 'low' : facts.length > 3 ? 'high' : 'medium',
    hypotheses: branches
      .filter((one) => isOpen(one) && one !== lead)
      .slice(0, 3)
      .map((one) => claim(one)),
  }
}

const briefing = (seen: SeenMaterial) => ({
  happened: [
    {
      text: sentence(seen.problem === '' ? seen.title : seen.problem),
      cites: seen.facts.slice(0, 1).map(({ mark }) => mark),
    },
    ...seen.facts.slice(-3).map((one) => claim(one)),
  ],
  ruledOut: [...seen.branches.filter(isOut), ...seen.steps.filter(hasFailed)]
    .slice(0, 3)
    .map((one) => claim(one)),
  first: [...seen.branches.filter(isOpen), ...seen.fixes.filter(isOpen)].slice(0, 2).map((one) => claim(one)),
  promised: seen.notes
    .filter(({ text }) =>
      /\bpromised|\btold (?:them|her|him)\b|\bby (?:noon|tonight|tomorrow|\d)/iu.test(text),
    )
    .slice(0, 2)
    .map((one) => claim(one)),
})

const confirmed = ({ facts }: SeenMaterial): string[] => facts.map(({ text }) => sentence(text))
const tried = ({ steps, branches }: SeenMaterial): string[] =>
  [...steps.filter(({ detail }) => detail !== ''), ...branches.filter(isOut)].map(({ text, detail }) =>
    sentence(`${text}: ${detail}`),
  )

const resolution = (seen: SeenMaterial) => {
  const worked = seen.fixes.findLast(({ detail }) => detail === 'worked')
  const pending = seen.fixes.findLast(({ detail }) => detail === 'still checking')
  const solved = seen.branches.find(({ detail }) => detail === 'solved it')
  return {
    problem: sentence(seen.problem),
    confirmed: confirmed(seen),
    rootCause: solved === undefined ? '' : sentence(solved.text),
    resolution:
      worked === undefined
        ? pending === undefined
          ? ''
          : sentence(`Provisional: ${pending.text}`)
        : sentence(worked.text),
  }
}

const escalation = (seen: SeenMaterial) => {
  const lead = leading(seen)
  return {
    problem: sentence(seen.problem),
    confirmed: confirmed(seen),
    tried: tried(seen),
    hypothesis: lead === null ? '' : sentence(lead.text),
    nextSteps: seen.branches.filter(isOpen).map(({ text }) => sentence(text)),
  }
}

const spoken = (seen: SeenMaterial): string => {
  const lead = leading(seen)
  return lead === null
    ? `Before we change anything: what exactly happens when you try it? ${sentence(seen.title)}`
    : `So far this points to: ${sentence(lead.text)} What did you see the last time you tried?`
}

const suggested = {
  command: '',
  expect: '',
  options: [] as string[],
  fix: '',
  outcome: 'none',
  confidence: null as number | null,
  cites: [] as string[],
}

/** An answer to a question, with something to accept: what is open is followed, what failed is asked about. */
const assistant = (seen: SeenMaterial) => {
  const lead = leading(seen)
  const cites = [...seen.facts.slice(-2), ...seen.steps.slice(-1)].map(({ mark }) => mark)
  const open = seen.branches.filter(isOpen)
  return {
    text: [
      spoken(seen),
      lead === null
        ? 'One step at a time: first reproduce it once, and note the exact time and message.'
        : `Before anything is changed:\n\n1. Look at it once more on the device itself.\n2. If it still holds, go on with **${lead.text.slice(0, 80)}**.`,
    ].join('\n\n'),
    cites,
    suggestions: [
      {
        ...suggested,
        kind: 'question',
        text: 'Since when, and what changed just before?',
        options: ['Today', 'This week', 'Not sure'],
      },
      {
        ...suggested,
        kind: 'check',
        text: 'Does the name resolve from the device?',
        command: 'nslookup autodiscover.northwind.example',
        expect: 'an address within a second. A time-out means that DNS is the trouble.',
        cites: cites.slice(0, 1),
      },
      ...(open.length > 1
        ? [
            {
              ...suggested,
              kind: 'fix',
              text: `Follow up: ${open[0]?.text ?? ''}`,
              confidence: 40,
              cites: [open[0]?.mark ?? ''],
            },
          ]
        : []),
    ],
  }
}

/** A plausible answer to a prompt, made of nothing but the session in it. Which one, the shape that is asked for says. */
export const plausibleAnswer = (prompt: string, fields: ReadonlySet<string>): string => {
  const seen = readPrompt(prompt)
  if (fields.has('likelyCause')) return JSON.stringify(assessment(seen))
  if (fields.has('ruledOut')) return JSON.stringify(briefing(seen))
  if (fields.has('rootCause')) return JSON.stringify(resolution(seen))
  if (fields.has('hypothesis')) return JSON.stringify(escalation(seen))
  if (fields.has('suggestions')) return JSON.stringify(assistant(seen))
  return spoken(seen)
}
