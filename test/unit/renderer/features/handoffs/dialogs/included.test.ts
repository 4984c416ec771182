import { describe, expect, test } from 'vitest'
import { snapshotOf } from '../../../../../../core/domain/snapshot.ts'
import { included } from '../../../../../../renderer/features/handoffs/dialogs/included.ts'
import { branch, noon, session } from '../../../../../support/desk/shown-documents.ts'

describe('included', () => {
  test('counts what there is and leaves out the rest', () => {
    const one = session({ stepCount: 6, factCount: 1, isBranching: true, psaTicketId: '48213' })
    const branches = [branch(), branch({ id: 'b2', order: 1 })]
    expect(included(snapshotOf(one, branches), null)).toBe('6 steps, 1 fact, 2 branches, and ticket #48213')
    expect(included(snapshotOf(session(), []), null)).toBe('the problem as you described it')
    expect(included(snapshotOf(session({ stepCount: 1 }), []), { supersededAt: null })).toBe(
      '1 step and the suggested fix',
    )
    expect(included(snapshotOf(session({ stepCount: 1 }), []), { supersededAt: noon })).toBe('1 step')
  })
})
