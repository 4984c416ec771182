import type { ReactElement } from 'react'
import type { Session } from '../../../../core/domain/session/session.ts'
import { useDesk, useNow } from '../../../data/react/use-desk.ts'
import { openDialog } from '../../../state/route/session-screen.ts'
import { Menu, type MenuEntry } from '../../../ui/overlay/menu.tsx'
import { useAct } from '../../shared/sessions/use-act.ts'
import { dueOptions } from './due-options.ts'
import { laneWords } from './lane.words.ts'

const words = laneWords.details

/** Sets when a session is due, from `trigger`, a button. */
export const DueMenu = ({ session, trigger }: { session: Session; trigger: ReactElement }) => {
  const desk = useDesk()
  const act = useAct()
  const set = (dueAt: number | null) => void act('session.edit', { sessionId: session.id, dueAt })
  const entries: MenuEntry[] = dueOptions(useNow(60_000)).map(({ label, at }) => ({
    kind: 'item',
    label,
    // What it says is meant from now on, however long it has been shown.
    run: () => set(dueOptions(desk.now()).find((option) => option.label === label)?.at ?? at),
  }))
  entries.push({
    kind: 'item',
    label: words.pickTime,
    run: () => openDialog({ kind: 'due', sessionId: session.id }),
  })
  if (session.dueAt !== null) {
    entries.push({ kind: 'line' }, { kind: 'item', label: words.clear, run: () => set(null) })
  }
  return <Menu label={words.due} trigger={trigger} entries={entries} />
}
