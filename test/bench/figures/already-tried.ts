import { alreadyTried, triedIndex } from '../../../core/enrichment/already-tried.ts'
import { stepPairs } from '../../support/already-tried/pairs.ts'
import { makeEntry, makeStep } from '../../support/samples/make.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'

/** As many as no one reads through before adding another. */
const count = 500

/** Whether a step was taken before, in a session with hundreds of them. */
export const alreadyTriedFigure = async (lab: Lab): Promise<Figure> => {
  const texts = stepPairs('tuned').map(({ before }) => before)
  const typed = stepPairs('held-out').map(({ next }) => next)
  const steps = Array.from({ length: count }, (_, at) =>
    makeEntry({
      id: `e${at}`,
      kind: 'step',
      text: `${texts[at % texts.length]} on SRV-${at}, no change`,
      step: makeStep({ order: at + 1, type: 'action' }),
    }),
  )
  const added = makeEntry({
    id: 'added',
    kind: 'step',
    text: 'Restart the router',
    step: makeStep({ order: count + 1 }),
  })
  const read: number[] = []
  const reread: number[] = []
  const compared: number[] = []
  const copied: number[] = []
  for (let turn = 0; turn < lab.scale.parks + 3; turn += 1) {
    const started = performance.now()
    const first = triedIndex(steps, [], [])
    const opened = performance.now()
    const index = triedIndex([...steps, added], [], [], first)
    const indexed = performance.now()
    alreadyTried(index, typed[(turn + 1) % typed.length] ?? '')
    const answered = performance.now()
    structuredClone(steps)
    const cloned = performance.now()
    // The first turns are compiled.
    if (turn < 3) continue
    read.push(opened - started)
    reread.push(indexed - opened)
    compared.push(answered - indexed)
    copied.push(cloned - answered)
  }
  return {
    name: 'already-tried',
    title: `whether a step was taken before, among ${count}`,
    unit: 'ms',
    measures: [
      { label: 'reading all steps, once', role: 'baton', samples: read },
      { label: 'when one was added', role: 'baton', samples: reread },
      { label: 'comparing at each key', role: 'baton', samples: compared },
      { label: 'copying the steps', role: 'floor', samples: copied },
    ],
    notes: ['All steps are read when a session opens; a key only compares.'],
  }
}
