import './field.css'
import './select.css'
import './suggest-input.css'
import { Autocomplete as Base } from '@base-ui/react/autocomplete'
import { useMemo, useState, type ComponentProps } from 'react'
import { useField } from './field.tsx'

/** How many suggestions are offered at once. */
const most = 8

/** The suggestions that contain what is typed, in their order; none when the only one left has been typed in full. */
export const matchingSuggestions = (suggestions: readonly string[], typed: string): string[] => {
  const wanted = typed.trim().toLowerCase()
  const found = suggestions.filter((one) => one.toLowerCase().includes(wanted)).slice(0, most)
  return found.length === 1 && found[0]?.toLowerCase() === wanted ? [] : found
}

/**
 * A single-line text input that suggests what was typed before. Anything may be typed; the arrow keys reach the
 * suggestions, Enter takes one.
 */
export const SuggestInput = ({
  value,
  onChange,
  onPick,
  suggestions,
  ...input
}: Omit<ComponentProps<typeof Base.Input>, 'className' | 'value' | 'onChange'> & {
  value: string
  onChange: (value: string) => void
  /** A suggestion was taken, after `onChange` has had it. */
  onPick?: ((value: string) => void) | undefined
  suggestions: readonly string[]
}) => {
  const items = useMemo(() => matchingSuggestions(suggestions, value), [suggestions, value])
  const [wanted, setWanted] = useState(false)
  return (
    <Base.Root
      items={items}
      mode="none"
      value={value}
      // Escape closes the suggestions or the dialog; it must not empty the field on its way.
      onValueChange={(next, { reason }) => {
        if (reason !== 'escape-key') onChange(next)
        if (reason === 'item-press') onPick?.(next)
      }}
      // While it is open, a screen reader can't reach anything else: it must not be with nothing to choose.
      open={wanted && items.length > 0}
      onOpenChange={setWanted}
      openOnInputClick
    >
      <Base.Input className="text-input" spellCheck={false} dir="auto" {...useField()} {...input} />
      <Base.Portal>
        <Base.Positioner className="select-positioner" sideOffset={4} collisionPadding={8}>
          <Base.Popup className="select-popup suggest-popup" data-takes-keys="">
            <Base.List className="select-list">
              {(item: string) => (
                <Base.Item key={item} value={item} className="select-item">
                  <span className="text-cut" dir="auto">
                    {item}
                  </span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
