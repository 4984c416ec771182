import './palette.css'
import { Dialog as Base } from '@base-ui/react/dialog'
import { Command as Cmdk } from 'cmdk'
import { ArrowRight, CornerDownLeft, MessageSquareText, Search } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { statusWord } from '../../../core/domain/session.ts'
import { useSessions } from '../../data/hooks.ts'
import { useCommands } from '../../state/commands.ts'
import { keysLabel } from '../../state/key-match.ts'
import { go } from '../../state/route.ts'
import { showOverlay, useOverlay } from '../../state/shell.ts'
import { enterLayer, useShortcut, useShortcuts } from '../../state/shortcuts.ts'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Ticket } from '../../ui/ticket.tsx'
import { searchItems, sessionText } from './search.ts'

type Entry = { id: string; label: string; group: string; hint: string | undefined; run: () => void }

/** Commands and labelled shortcuts of the screen below, each label once; what works anywhere comes last. */
const useEntries = (): Entry[] => {
  const commands = useCommands((state) => state.commands)
  const shortcuts = useShortcuts((state) => state.shortcuts)
  return useMemo(() => {
    const offered: Entry[] = shortcuts
      .filter(({ palette, layer }) => palette && layer === 0)
      .toSorted((a, b) => Number(a.scope === 'Anywhere') - Number(b.scope === 'Anywhere'))
      .map(({ id, keys, label, scope, run }) => ({
        id: `key:${id}`,
        label,
        group: scope === 'Go to' ? scope : 'Actions',
        hint: keysLabel(keys),
        run: () => run(null),
      }))
    const all = [...commands, ...offered]
    return all.filter((entry, index) => all.findIndex((other) => other.label === entry.label) === index)
  }, [commands, shortcuts])
}

const shownSessions = 8
/** So many of the latest sessions are searched; older ones have lists and tickets to be found by. */
const searchedSessions = 1000

const PaletteBody = ({ close }: { close: () => void }) => {
  const [query, setQuery] = useState('')
  const sessions = useSessions({ scope: 'all', limit: searchedSessions })
  const entries = useEntries()
  useEffect(() => enterLayer(), [])

  const foundSessions = useMemo(
    () =>
      query.trim() === '' ? [] : searchItems(query, sessions ?? [], sessionText).slice(0, shownSessions),
    [query, sessions],
  )
  const foundEntries = searchItems(query, entries, (entry) => `${entry.label} \n ${entry.group}`)
  const groups = [...new Set(foundEntries.map(({ group }) => group))].toSorted(
    (a, b) => Number(b === 'Actions') - Number(a === 'Actions'),
  )
  const run = (action: () => void) => {
    close()
    // After the palette has given the focus back, or a dialog that opens now would lose it again.
    setTimeout(action)
  }

  return (
    <Cmdk label="Search sessions, or type a command" shouldFilter={false} loop vimBindings={false}>
      <div className="palette-input-row">
        <Icon icon={Search} />
        <Cmdk.Input
          autoFocus
          className="palette-input"
          placeholder="Search sessions, or type a command"
          value={query}
          onValueChange={setQuery}
        />
        <Kbd>Esc</Kbd>
      </div>
      <Cmdk.List className="palette-list" label="Results">
        {foundSessions.length === 0 && foundEntries.length === 0 && (
          <div className="palette-empty" role="status">
            Nothing is called “{query.trim()}”. Try a ticket’s number or a word of the problem.
          </div>
        )}
        {foundSessions.length > 0 && (
          <Cmdk.Group heading="Sessions">
            {foundSessions.map((session) => (
              <Cmdk.Item
                key={session.id}
                value={`session:${session.id}`}
                onSelect={() => run(() => go(`/sessions/${session.id}`))}
              >
                <Icon icon={MessageSquareText} size={14} />
                <span className="grow text-cut">{session.title}</span>
                {session.psaTicketId !== null && <Ticket value={session.psaTicketId} />}
                <span className="text-xs text-muted">{statusWord[session.status]}</span>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
        {groups.map((group) => (
          <Cmdk.Group key={group} heading={group}>
            {foundEntries
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <Cmdk.Item key={entry.id} value={entry.id} onSelect={() => run(entry.run)}>
                  <Icon icon={group === 'Go to' ? ArrowRight : CornerDownLeft} size={14} />
                  <span className="grow text-cut">{entry.label}</span>
                  {entry.hint !== undefined && <Kbd>{entry.hint}</Kbd>}
                </Cmdk.Item>
              ))}
          </Cmdk.Group>
        ))}
      </Cmdk.List>
    </Cmdk>
  )
}

/** Everything by name: Ctrl+K. */
export const Palette = () => {
  const open = useOverlay((state) => state.overlay === 'palette')
  useShortcut('ctrl+k', () => showOverlay('palette'), { label: 'Search and commands', palette: false })
  const close = () => showOverlay(null)
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) close()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="dialog-scrim" />
        <Base.Viewport className="palette-viewport">
          <Base.Popup className="palette" aria-label="Search and commands">
            <PaletteBody close={close} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
