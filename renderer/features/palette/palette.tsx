import './palette.css'
import { Dialog as Base } from '@base-ui/react/dialog'
import { Command as Cmdk } from 'cmdk'
import { ArrowRight, CornerDownLeft, Search } from 'lucide-react'
import { useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMe } from '../../data/react/use-people.ts'
import { useSearch } from '../../data/react/use-search.ts'
import { useCommands } from '../../state/commands.ts'
import { keysLabel } from '../../state/key-match.ts'
import { go } from '../../state/route.ts'
import { showOverlay, useOverlay } from '../../state/shell.ts'
import { enterLayer, useShortcut, useShortcuts } from '../../state/shortcuts.ts'
import { Icon } from '../../ui/icon.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { sessionPath } from '../shared/session-path.ts'
import { searchItems } from './search.ts'
import { SessionHit } from './session-hit.tsx'

type Entry = { id: string; label: string; group: string; hint: string | undefined; run: () => void }

/**
 * Labelled shortcuts and commands of the screen below, each label once: what has a key is what is done often, so it
 * comes first; what works anywhere comes last.
 */
const useEntries = (): Entry[] => {
  const commands = useCommands((state) => state.commands)
  const shortcuts = useShortcuts((state) => state.shortcuts)
  return useMemo(() => {
    const offered: Entry[] = shortcuts
      .filter(({ palette, layer }) => palette && layer === 0)
      .map(({ id, keys, label, scope, run }) => ({
        id: `key:${id}`,
        label,
        group: scope === 'Go to' ? scope : 'Actions',
        hint: keysLabel(keys),
        run: () => run(null),
      }))
    const anywhere = shortcuts.filter(({ scope }) => scope === 'Anywhere').map(({ id }) => `key:${id}`)
    const here = offered.filter(({ id }) => !anywhere.includes(id))
    const all = [...here, ...commands, ...offered.filter(({ id }) => anywhere.includes(id))]
    return all.filter((entry, index) => all.findIndex((other) => other.label === entry.label) === index)
  }, [commands, shortcuts])
}

const shownSessions = 8

const PaletteBody = ({ close }: { close: () => void }) => {
  const [query, setQuery] = useState('')
  const [selected, setSelected] = useState('')
  const myId = useMe()?.id ?? null
  const answer = useSearch(query, shownSessions)
  const entries = useEntries()

  const foundEntries = searchItems(query, entries, (entry) => `${entry.label} \n ${entry.group}`)
  const groups = [...new Set(foundEntries.map(({ group }) => group))].toSorted(
    (a, b) => Number(b === 'Actions') - Number(a === 'Actions'),
  )
  const [firstEntry] = groups.flatMap((group) => foundEntries.filter((entry) => entry.group === group))
  const [firstHit] = answer.hits
  const first = firstEntry?.id ?? (firstHit === undefined ? '' : `session:${firstHit.sessionId}`)
  // The best of every new answer is what Enter takes; not one that was the best of another query.
  const asked = [query, answer.query, first].join('\n')
  const [chosenFor, setChosenFor] = useState('')
  if (asked !== chosenFor) {
    setChosenFor(asked)
    setSelected(first)
  }
  const searching = query.trim().length > 1 && answer.query !== query.trim()
  const run = (action: () => void) => {
    flushSync(close)
    // After the palette has given the focus back, or a dialog that opens now would lose it again; but before the next
    // key, which may be meant for what the action opens.
    queueMicrotask(() => queueMicrotask(action))
  }

  return (
    <Cmdk
      label="Search sessions, or type a command"
      shouldFilter={false}
      loop
      vimBindings={false}
      value={selected}
      onValueChange={setSelected}
    >
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
        {answer.hits.length === 0 && foundEntries.length === 0 && answer.complete && !searching && (
          <div className="palette-empty" role="status">
            Nothing is called “{query.trim()}”, and no session on this device says it. Try a ticket’s number
            or another word of the problem.
          </div>
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
        {answer.hits.length > 0 && (
          <Cmdk.Group heading="Sessions">
            {answer.hits.map((hit) => (
              <Cmdk.Item
                key={hit.sessionId}
                value={`session:${hit.sessionId}`}
                onSelect={() => run(() => go(sessionPath(hit, myId)))}
              >
                <SessionHit hit={hit} />
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
        {!answer.complete && (
          <div className="palette-more" role="status">
            Still reading what is on this device; there may be more.
          </div>
        )}
      </Cmdk.List>
    </Cmdk>
  )
}

/** Everything by name: Ctrl+K. */
export const Palette = () => {
  const open = useOverlay((state) => state.overlay === 'palette')
  useShortcut('ctrl+k', () => showOverlay('palette'), { label: 'Search and commands', palette: false })
  const close = () => showOverlay(null)
  // Shortcuts rest while it is open, not while it is still seen going away.
  useLayoutEffect(() => (open ? enterLayer() : undefined), [open])
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
