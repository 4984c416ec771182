import type { Person } from '../../../../core/domain/people/person.ts'
import { MentionPerson } from '../../mentions/mention-person.tsx'
import { mentionWords } from '../../mentions/mentions.words.ts'
import type { PlacedNote } from '../../saved-notes/saved-notes.ts'
import type { ComposerCommand, composerCommands } from './composer-commands.ts'

import { composerWords as words } from './composer.words.ts'

/** Something that the composer suggests while someone types. */
export type Suggestion =
  | { kind: 'command'; key: string; name: ComposerCommand; word: string; hint: string }
  | { kind: 'saved_notes'; key: string; note: PlacedNote }
  | { kind: 'person'; key: string; person: Person }

type Commands = readonly (typeof composerCommands)[number][]

/** What is suggested: saved notes when they were asked for, or else the matching commands, or people to mention. */
export const suggestionsOf = (
  commands: Commands,
  notes: readonly PlacedNote[],
  people: readonly Person[] = [],
): Suggestion[] => [
  ...commands.map(({ name, word, hint }) => ({ kind: 'command' as const, key: name, name, word, hint })),
  ...notes.map((note) => ({
    kind: 'saved_notes' as const,
    key: `saved-note-${note.place}-${note.id}`,
    note,
  })),
  ...people.map((person) => ({ kind: 'person' as const, key: `person-${person.id}`, person })),
]

const labels: Record<Suggestion['kind'], string> = {
  command: words.commands,
  saved_notes: words.savedNotes,
  person: mentionWords.people,
}

/** The list above the composer. The text area keeps the focus and handles the keys. */
export const ComposerSuggestions = ({
  id,
  suggestions,
  at,
  onTake,
  onPoint,
}: {
  id: string
  suggestions: readonly Suggestion[]
  at: number
  onTake: (suggestion: Suggestion) => void
  onPoint: (index: number) => void
}) => (
  <div
    className="composer-suggestions"
    role="listbox"
    id={`${id}-list`}
    aria-label={labels[suggestions[0]?.kind ?? 'command']}
  >
    {suggestions.map((suggestion, index) => (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        key={suggestion.key}
        id={`${id}-${suggestion.key}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === at}
        className="composer-suggestion"
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onTake(suggestion)}
        onPointerMove={() => onPoint(index)}
      >
        {suggestion.kind === 'person' ? (
          <MentionPerson person={suggestion.person} />
        ) : suggestion.kind === 'command' ? (
          <>
            <span className="composer-suggestion-name">/{suggestion.word}</span>
            <span className="composer-suggestion-hint text-cut">{suggestion.hint}</span>
          </>
        ) : (
          <>
            <span className="composer-suggestion-title text-cut" dir="auto">
              {suggestion.note.title}
            </span>
            <span className="composer-suggestion-hint text-cut" dir="auto">
              {suggestion.note.text}
            </span>
            {suggestion.note.place === 'team' && (
              <span className="composer-suggestion-place">{words.savedForAll}</span>
            )}
          </>
        )}
      </div>
    ))}
  </div>
)
