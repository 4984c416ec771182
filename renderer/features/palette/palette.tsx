import './palette.css'
import { Dialog as Base } from '@base-ui/react/dialog'
import { Command as Cmdk } from 'cmdk'
import { ArrowRight, Building2, CornerDownLeft, Search, X } from 'lucide-react'
import { useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { cut } from '../../../core/domain/text/text.ts'
import { isWorthSearching, longestQuery } from '../../../core/search/words.ts'
import { useMe } from '../../data/react/use-people.ts'
import { useSearch, useServerSearch, type ServerQueryAnswer } from '../../data/react/use-search.ts'
import { useClients } from '../../data/react/use-sessions.ts'
import { useCommands, type Command as Entry } from '../../state/keys/commands.ts'
import { keysLabel } from '../../state/keys/key-match.ts'
import { go } from '../../state/route/route.ts'
import { showAllSessions, showClient } from '../../state/route/session-screen.ts'
import { showOverlay, useOverlay } from '../../state/route/shell.ts'
import { enterLayer, useShortcut, useShortcuts } from '../../state/keys/shortcuts.ts'
import { Icon } from '../../ui/marks/icon.tsx'
import { IconButton } from '../../ui/buttons/icon-button.tsx'
import { Kbd } from '../../ui/buttons/kbd.tsx'
import { sessionPath } from '../shared/sessions/session-path.ts'
import { onlyOnServer, searchItems } from './search.ts'
import { paletteWords } from './palette.words.ts'
import { SessionHit } from './session-hit.tsx'

/**
 * The labeled shortcuts and commands of the screen underneath, each label once. Actions with a key come first, because
 * they are the frequent ones; actions that work anywhere come last.
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
        group: scope === 'goTo' ? paletteWords.goTo : paletteWords.actions,
        hint: keys === '' ? undefined : keysLabel(keys),
        words: '',
        run: () => run(null),
      }))
    const anywhere = shortcuts.filter(({ scope }) => scope === 'anywhere').map(({ id }) => `key:${id}`)
    const here = offered.filter(({ id }) => !anywhere.includes(id))
    const all = [...here, ...commands, ...offered.filter(({ id }) => anywhere.includes(id))]
    return all.filter((entry, index) => all.findIndex((other) => other.label === entry.label) === index)
  }, [commands, shortcuts])
}

const shownSessions = 8
/** What is said of the search on the server, if anything. */
const serverSentence: Record<ServerQueryAnswer['state'], string | null> = {
  none: null,
  found: null,
  asking: paletteWords.askingServer,
  offline: paletteWords.serverOffline,
  failed: paletteWords.serverFailed,
}

const shownClients = 3

/** The clients whose name matches, best first; none before something is typed. */
const useMatchingClients = (query: string): string[] => {
  const names = useClients().map(({ client }) => client)
  return !isWorthSearching(query.trim())
    ? []
    : searchItems(query, names, (name) => name).slice(0, shownClients)
}

/** Everyone's sessions at one client. */
const showSessionsAt = (client: string): void => {
  showAllSessions('team')
  showClient('team', client)
  go('/team')
}

const PaletteBody = ({ close }: { close: () => void }) => {
  const [query, setQuery] = useState('')
  const [selected, setSelected] = useState('')
  const myId = useMe()?.id ?? null
  // A pasted log isn't a question; reading all of it would only hold everything up.
  const asked = query.slice(0, longestQuery)
  const answer = useSearch(asked, shownSessions)
  const server = useServerSearch(asked, shownSessions)
  const elsewhere = onlyOnServer(server.hits, answer.hits)
  const entries = useEntries()

  const foundEntries = searchItems(
    asked,
    entries,
    (entry) => `${entry.label} \n ${entry.group} \n ${entry.words}`,
  )
  const groups = [...new Set(foundEntries.map(({ group }) => group))].toSorted(
    (a, b) => Number(b === paletteWords.actions) - Number(a === paletteWords.actions),
  )
  const [firstEntry] = groups.flatMap((group) => foundEntries.filter((entry) => entry.group === group))
  const [firstHit] = answer.hits
  const clients = useMatchingClients(asked)
  const best = firstHit ?? elsewhere[0]
  const first = firstEntry?.id ?? (best === undefined ? '' : `session:${best.sessionId}`)
  // Enter takes the best result of the newest answer, never that of an earlier query.
  const choiceOf = [asked, answer.query, first].join('\n')
  const [chosenFor, setChosenFor] = useState('')
  if (choiceOf !== chosenFor) {
    setChosenFor(choiceOf)
    setSelected(first)
  }
  const searching = isWorthSearching(asked.trim()) && answer.query !== asked.trim()
  const answered = answer.complete && answer.failed !== true && !searching
  const isAsking =
    server.state === 'asking' || (isWorthSearching(asked.trim()) && server.query !== asked.trim())
  const found = answer.hits.length + elsewhere.length + foundEntries.length + clients.length
  const nothing = answered && !isAsking && found === 0
  const run = (action: () => void) => {
    flushSync(close)
    // Wait until the palette has given the focus back, or a dialog opened by the action would lose it; but don't wait
    // for the next key, which may be meant for what the action opens.
    queueMicrotask(() => queueMicrotask(action))
  }

  return (
    <Cmdk
      label={paletteWords.placeholder}
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
          placeholder={paletteWords.placeholder}
          value={query}
          onValueChange={setQuery}
        />
        <Kbd>Esc</Kbd>
        <span className="palette-close">
          <IconButton label={paletteWords.close} icon={X} onClick={close} />
        </span>
      </div>
      <Cmdk.List className="palette-list" label={paletteWords.results}>
        {query.length > longestQuery && (
          <div className="palette-more" role="status">
            {paletteWords.onlyBeginning(longestQuery)}
          </div>
        )}
        {nothing && (
          <div className="palette-empty" role="status">
            {server.state === 'found'
              ? paletteWords.noneAnywhere(cut(asked, 80))
              : paletteWords.none(cut(asked, 80))}
          </div>
        )}
        {groups.map((group) => (
          <Cmdk.Group key={group} heading={group}>
            {foundEntries
              .filter((entry) => entry.group === group)
              .map((entry) => (
                <Cmdk.Item key={entry.id} value={entry.id} onSelect={() => run(entry.run)}>
                  <Icon icon={group === paletteWords.goTo ? ArrowRight : CornerDownLeft} size={14} />
                  <span className="grow text-cut">{entry.label}</span>
                  {entry.hint !== undefined && <Kbd>{entry.hint}</Kbd>}
                </Cmdk.Item>
              ))}
          </Cmdk.Group>
        ))}
        {clients.length > 0 && (
          <Cmdk.Group heading={paletteWords.clients}>
            {clients.map((client) => (
              <Cmdk.Item
                key={client}
                value={`client:${client}`}
                onSelect={() => run(() => showSessionsAt(client))}
              >
                <Icon icon={Building2} size={14} />
                <span className="grow text-cut" dir="auto">
                  {paletteWords.showClient(client)}
                </span>
              </Cmdk.Item>
            ))}
          </Cmdk.Group>
        )}
        {answer.hits.length > 0 && (
          <Cmdk.Group heading={paletteWords.sessions}>
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
        {elsewhere.length > 0 && (
          <Cmdk.Group heading={paletteWords.onServer}>
            {elsewhere.map((hit) => (
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
        {serverSentence[server.state] !== null && (
          <div className="palette-more" role="status">
            {serverSentence[server.state]}
          </div>
        )}
        {answer.failed === true && (
          <div className="palette-more" role="status">
            {paletteWords.failed}
          </div>
        )}
        {!answer.complete && (
          <div className="palette-more" role="status">
            {paletteWords.stillReading}
          </div>
        )}
      </Cmdk.List>
    </Cmdk>
  )
}

/** Find anything by name: Ctrl+K. */
export const Palette = () => {
  const open = useOverlay((state) => state.overlay === 'palette')
  useShortcut('ctrl+k', () => showOverlay('palette'), { label: paletteWords.label, palette: false })
  const close = () => showOverlay(null)
  // Shortcuts are off while it is open, but not while it fades out.
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
          <Base.Popup className="palette" aria-label={paletteWords.label} finalFocus={false}>
            <PaletteBody close={close} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
