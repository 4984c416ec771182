import type { Material } from '../../../core/write-ups/material.ts'
import { makeBranch, makeEntry, makeFact, makeFix, makeSession, makeStep, minute, nine } from './make.ts'

/** A session with something of everything that a model is told of. */
export const makeToldSession = (over: Partial<Material> = {}): Material => ({
  session: makeSession({
    client: 'Contoso Dental',
    device: 'CD-LT-14',
    activeBranchId: 'b1',
    isBranching: true,
  }),
  entries: [
    makeEntry({ id: 'e1', seq: 1, at: nine + minute }),
    makeEntry({
      id: 'e2',
      seq: 2,
      at: nine + 2 * minute,
      kind: 'step',
      text: 'Does webmail work?',
      step: makeStep({
        order: 1,
        type: 'check',
        result: { success: true, details: 'Signs in, mail is there.' },
      }),
    }),
    makeEntry({
      id: 'e3',
      seq: 3,
      at: nine + 3 * minute,
      kind: 'step',
      text: 'Start Outlook without add-ins',
      branchId: 'b1',
      step: makeStep({ order: 2, type: 'action', result: { success: false, details: '' } }),
    }),
  ],
  facts: [makeFact(), makeFact({ id: 'f2', order: 1, text: 'Began after Tuesday’s update.' })],
  branches: [
    makeBranch({ id: 'b1', label: 'Profile is corrupt', status: 'active' }),
    makeBranch({ id: 'b2', order: 1, label: 'Network', status: 'dead_end', reason: 'Others are fine' }),
  ],
  fixes: [makeFix()],
  handoffs: [],
  names: new Map([
    ['ann', 'Ann'],
    ['bo', 'Bo'],
  ]),
  ...over,
})
