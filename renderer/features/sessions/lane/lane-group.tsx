import { ListChecks, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useHalf } from '../../../state/route/half.ts'
import { openLane } from '../../../state/route/session-screen.ts'
import { useCommand } from '../../../state/keys/commands.ts'
import { IconButton } from '../../../ui/buttons/icon-button.tsx'
import type { LucideIcon } from '../../../ui/marks/icon.tsx'
import { SectionTitle } from '../../../ui/screen/section-title.tsx'
import { TextInput } from '../../../ui/form/text-input.tsx'
import { laneWords } from './lane.words.ts'
import { useAdding } from './use-adding.ts'

/** The same from the palette, also where the lane lies over the timeline and is closed. */
const AddCommand = ({ label, run }: { label: string; run: () => void }) => {
  const half = useHalf()
  useCommand({
    id: `lane:${label}`,
    label,
    group: laneWords.details.group,
    run: () => {
      openLane(half)
      run()
    },
  })
  return null
}

/** A group in the lane: its title, its items, and a field to add one. */
export const LaneGroup = ({
  title,
  count,
  none,
  add,
  action = null,
  children,
}: {
  title: string
  count: number
  /** What it says while it's empty. */
  none: string
  /** How an item is added; null for people who can't. The draft is kept under `key`. */
  add: {
    key: string
    label: string
    placeholder: string
    run: (text: string) => Promise<boolean>
    /** Moves the text to a form that asks for more. */
    form?: { label: string; open: (text: string) => void } | undefined
  } | null
  /** Something else in its header. */
  action?: { label: string; hint?: string; icon: LucideIcon; run: () => void } | null
  children: ReactNode
}) => {
  const [adding, setAdding] = useState(false)
  return (
    <section aria-label={title} data-focus-home="">
      <div className="task-group-head">
        <SectionTitle count={count === 0 ? undefined : count}>{title}</SectionTitle>
        {action !== null && (
          <IconButton label={action.label} hint={action.hint} icon={action.icon} onClick={action.run} />
        )}
        {add !== null && (
          <IconButton
            label={add.label}
            icon={Plus}
            aria-expanded={adding}
            onClick={() => setAdding((now) => !now)}
          />
        )}
      </div>
      {count === 0 && !adding && <p className="task-group-none">{none}</p>}
      {children}
      {add !== null && <AddCommand label={add.label} run={() => setAdding(true)} />}
      {add !== null && adding && (
        <AddLine {...add} key={add.key} onDone={() => setAdding(false)} draftKey={add.key} />
      )}
    </section>
  )
}

const AddLine = ({
  draftKey,
  label,
  placeholder,
  run,
  form,
  onDone,
}: {
  draftKey: string
  label: string
  placeholder: string
  run: (text: string) => Promise<boolean>
  form?: { label: string; open: (text: string) => void } | undefined
  onDone: () => void
}) => {
  const { text, type, add, isStoring } = useAdding(draftKey)
  const save = () => {
    // It stays open for the next one; a second Enter is a slip while the first is stored.
    if (!add(run) && !isStoring) onDone()
  }
  const openForm = () => {
    form?.open(text.trim())
    type('')
    onDone()
  }
  return (
    <form
      className="task-add"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <TextInput
        aria-label={label}
        placeholder={placeholder}
        // Opened by its own button, so typing comes next.
        autoFocus
        dir="auto"
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form !== undefined) {
            event.preventDefault()
            openForm()
          }
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onDone()
        }}
        onBlur={(event) => {
          const inside = event.currentTarget.form?.contains(event.relatedTarget) ?? false
          if (text.trim() === '' && !inside) onDone()
        }}
      />
      {form !== undefined && (
        <IconButton label={form.label} hint="Ctrl Enter" icon={ListChecks} onClick={openForm} />
      )}
    </form>
  )
}
