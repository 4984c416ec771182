import { resolutionDocumentation } from '../../../core/write-ups/documentation.ts'
import type { Material } from '../../../core/write-ups/material.ts'
import { plainText } from '../../../core/write-ups/plain-text.ts'
import { resolutionNote } from '../../../core/write-ups/resolution-note.ts'
import { makeSession } from '../../support/samples/make.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'
import { createEntries } from '../sample-entries.ts'

const copying = 'copying what the session holds'

/** The write-up of the longest session anyone has, from what is on the device. */
export const draft = async (lab: Lab): Promise<Figure> => {
  const session = makeSession({ resolutionSummary: 'A corrupt profile', resolutionAction: 'Rebuilt it' })
  const { entries: counts } = lab.scale.full
  const entries = createEntries(counts)(session, 0)
  const material: Material = {
    session,
    entries,
    branches: [],
    facts: [],
    fixes: [],
    handoffs: [],
    names: new Map([['ann', 'Ann Ruiz']]),
  }
  const facts = {
    engineerId: 'ann',
    summary: 'A corrupt profile',
    action: 'Rebuilt it',
    includeDiagnosticSteps: true,
    endedAt: session.createdAt + 3_600_000,
    workedFor: 3_600_000,
  }
  const drafts: number[] = []
  const copies: number[] = []
  let characters = 0
  for (let turn = 0; turn < lab.scale.parks + 3; turn += 1) {
    const started = performance.now()
    const note = resolutionNote(material)
    characters = plainText(note).length + resolutionDocumentation(material, facts).length
    const drafted = performance.now()
    structuredClone(entries)
    const copied = performance.now()
    // The first turns are compiled.
    if (turn < 3) continue
    drafts.push(drafted - started)
    copies.push(copied - drafted)
  }
  return {
    name: 'draft',
    title: `drafting the write-up of a session with ${entries.length} entries`,
    unit: 'ms',
    measures: [
      { label: 'note, documentation and the text posted', role: 'baton', samples: drafts },
      { label: copying, role: 'floor', samples: copies },
    ],
    notes: [`${characters} characters come of it.`],
  }
}
