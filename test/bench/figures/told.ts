import { defaultRedaction } from '../../../core/domain/text/secret-kinds.ts'
import { toldMaterial } from '../../../core/enrichment/told-material.ts'
import { makeEntry, makeSession } from '../../support/samples/make.ts'
import { makeMaterial } from '../../support/samples/session-material.ts'
import type { Lab } from '../lab.ts'
import type { Figure } from '../report/figure.ts'
import { createEntries } from '../sample-entries.ts'

/** What a model is told of the longest session anyone has, with a log of a megabyte pasted into it. */
export const told = async (lab: Lab): Promise<Figure> => {
  const session = makeSession()
  const entries = createEntries(lab.scale.full.entries)(session, 0)
  const log = 'svc=erp level=error msg="rekey failed" password=hunter2 peer=10.0.0.5\n'.repeat(3600)
  const pasted = Array.from({ length: 4 }, (_, at) =>
    makeEntry({ id: `log${at}`, seq: entries.length + 1 + at, kind: 'paste', text: log.slice(0, 250_000) }),
  )
  const material = makeMaterial({ session, entries: [...entries, ...pasted] })
  const took: number[] = []
  const copies: number[] = []
  let characters = 0
  for (let turn = 0; turn < lab.scale.parks + 3; turn += 1) {
    const started = performance.now()
    characters = toldMaterial(material, { redaction: defaultRedaction }).text.length
    const made = performance.now()
    structuredClone(material.entries)
    const copied = performance.now()
    // The first turns are compiled.
    if (turn < 3) continue
    took.push(made - started)
    copies.push(copied - made)
  }
  return {
    name: 'told',
    title: `what a model is told of a session with ${entries.length} entries and 1 MB of pasted log`,
    unit: 'ms',
    measures: [
      { label: 'choosing, masking and marking it', role: 'baton', samples: took },
      { label: 'copying what the session holds', role: 'floor', samples: copies },
    ],
    notes: [`${characters} characters come of it, whatever the session holds.`],
  }
}
