import { describe, expect, test } from 'vitest'
import { snapshotOf } from '../../../../../../core/domain/session/snapshot.ts'
import { included } from '../../../../../../renderer/features/handoffs/dialogs/included.ts'
import { branch, noon, session } from '../../../../../support/desk/shown-documents.ts'

const none = { notes: 0, images: [], files: [] }

describe('included', () => {
  test('counts what there is and leaves out the rest', () => {
    const one = session({ stepCount: 6, factCount: 1, isBranching: true, psaTicketId: '48213' })
    const branches = [branch(), branch({ id: 'b2', order: 1 })]
    expect(included(snapshotOf(one, branches), null, none)).toBe(
      '6 steps, 1 fact, 2 branches and ticket #48213',
    )
    expect(included(snapshotOf(session(), []), null, none)).toBe('the problem as you described it')
    expect(included(snapshotOf(session({ stepCount: 1 }), []), { supersededAt: null }, none)).toBe(
      '1 step and the suggested fix',
    )
    expect(included(snapshotOf(session({ stepCount: 1 }), []), { supersededAt: noon }, none)).toBe('1 step')
  })

  test('counts notes, and names images and files while they are few', () => {
    const snapshot = snapshotOf(session({ stepCount: 1 }), [])
    expect(included(snapshot, null, { notes: 2, images: ['Screenshot'], files: ['a.log', 'b.zip'] })).toBe(
      '1 step, 2 notes, 1 image (Screenshot) and 2 files (a.log, b.zip)',
    )
    expect(included(snapshot, null, { ...none, files: ['a', 'b', 'c', 'd'] })).toBe('1 step and 4 files')
  })
})
